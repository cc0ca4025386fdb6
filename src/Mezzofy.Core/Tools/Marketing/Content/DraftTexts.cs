using Mezzofy.Core.Outputs.Text;
using Mezzofy.Core.Tools.Reports;

namespace Mezzofy.Core.Tools.Marketing.Content;

/// <summary>A first draft when no model has written one: the frame of the text, with what is known in it and what is missing named as such.</summary>
internal static class DraftTexts
{
    private static readonly Term Announcement = new("Introducing {0}", "全新推出：{0}", "Memperkenalkan {0}");
    private static readonly Term Newsletter = new("Mezzofy news: {0}", "Mezzofy 资讯：{0}", "Berita Mezzofy: {0}");
    private static readonly Term Lead = new(
        "Mezzofy is pleased to introduce **{0}**.", "Mezzofy 很高兴推出**{0}**。", "Mezzofy dengan sukacitanya memperkenalkan **{0}**.");
    private static readonly Term NewsLead = new("This month we would like to tell you about **{0}**.", "本月我们想向您介绍**{0}**。", "Bulan ini kami ingin berkongsi tentang **{0}**.");
    private static readonly Term BlogLead = new(
        "Regulars are what a shop lives on. This article is about **{0}**: what it changes for the guest at the counter, and for the people behind it.",
        "回头客是店铺的根基。本文谈谈**{0}**：它给柜台前的顾客和柜台后的员工带来什么改变。",
        "Pelanggan tetap ialah nadi sesebuah kedai. Artikel ini tentang **{0}**: apa yang berubah bagi tetamu di kaunter dan bagi kakitangan di belakangnya.");
    private static readonly Term Why = new("Why it matters", "为什么重要", "Mengapa ia penting");
    private static readonly Term WhyOpen = new("(The problem in the reader's own words, with a figure or a customer's sentence.)", "（用读者自己的话说明问题，附一个数字或一句客户的话。）", "(Masalah dalam kata-kata pembaca, dengan satu angka atau kata-kata pelanggan.)");
    private static readonly Term How = new("How it works", "如何运作", "Cara ia berfungsi");
    private static readonly Term HowOpen = new("(Three steps from the first coupon to the second visit.)", "（从第一张优惠券到第二次光临的三个步骤。）", "(Tiga langkah daripada kupon pertama hingga kunjungan kedua.)");
    private static readonly Term Example = new("A customer's example, with their consent", "一个客户案例（须经其同意）", "Contoh seorang pelanggan, dengan persetujuan mereka");
    private static readonly Term New = new("What is new", "新内容", "Apa yang baharu");
    private static readonly Term Start = new("How to start", "如何开始", "Cara bermula");
    private static readonly Term StartText = new(
        "Ask your account manager, or write to support@mezzofy.com. We are glad to show you.", "请联系您的客户经理，或写信至 support@mezzofy.com，我们很乐意为您演示。",
        "Hubungi pengurus akaun anda atau tulis kepada support@mezzofy.com. Kami sedia menunjukkannya.");
    private static readonly Term Missing = new("To be completed before publication", "发布前需补充", "Perlu dilengkapkan sebelum diterbitkan");
    private static readonly Term Details = new("What it does and for whom, in two or three sentences", "用两三句话说明功能和适用对象", "Fungsinya dan untuk siapa, dalam dua atau tiga ayat");
    private static readonly Term When = new("From when and in which markets it is available", "上线时间和适用市场", "Bila dan di pasaran mana ia tersedia");
    private static readonly Term Picture = new("A picture and a link", "配图和链接", "Gambar dan pautan");
    private static readonly Term Post = new("✨ {0}", "✨ {0}", "✨ {0}");
    private static readonly Term PostCall = new("Tell us what you think, or ask us for a demo. #Mezzofy #DigitalCoupons #Loyalty", "欢迎留言或预约演示。#Mezzofy #数字优惠券 #会员", "Beritahu kami pendapat anda atau minta demo. #Mezzofy #KuponDigital #Kesetiaan");

    /// <summary>The title.</summary>
    public static string Title(string kind, string topic, string language) => kind switch
    {
        "announcement" => Announcement.In(language, topic),
        "newsletter" => Newsletter.In(language, topic),
        "blog_post" => PlainText.Capitalized(topic),
        _ => Post.In(language, PlainText.Capitalized(topic)),
    };

    /// <summary>The text under the title.</summary>
    public static string Markdown(string kind, string topic, string? details, string language)
    {
        var open = new[] { details is null ? Details : null, kind == "blog_post" ? Example : When, Picture }.OfType<Term>().Select(term => $"- {term.In(language)}");
        var missing = $"## {Missing.In(language)}\n\n{string.Join('\n', open)}";
        if (kind == "social_post")
        {
            return $"{PlainText.Capitalized(details ?? topic)}\n\n{PostCall.In(language)}\n\n{missing}";
        }

        if (kind == "blog_post")
        {
            return $"{BlogLead.In(language, topic)}\n\n## {Why.In(language)}\n\n{details ?? WhyOpen.In(language)}\n\n## {How.In(language)}\n\n{HowOpen.In(language)}\n\n## {Start.In(language)}\n\n{StartText.In(language)}\n\n{missing}";
        }

        var lead = (kind == "newsletter" ? NewsLead : Lead).In(language, topic);
        var body = details is null ? "" : $"## {New.In(language)}\n\n{details}\n\n";
        return $"{lead}\n\n{body}## {Start.In(language)}\n\n{StartText.In(language)}\n\n{missing}";
    }
}
