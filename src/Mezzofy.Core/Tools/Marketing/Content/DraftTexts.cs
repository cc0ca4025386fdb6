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
        _ => Post.In(language, topic),
    };

    /// <summary>The text under the title.</summary>
    public static string Markdown(string kind, string topic, string? details, string language)
    {
        var open = new[] { details is null ? Details : null, When, Picture }.OfType<Term>().Select(term => $"- {term.In(language)}");
        var missing = $"## {Missing.In(language)}\n\n{string.Join('\n', open)}";
        if (kind == "social_post")
        {
            return $"{details ?? topic}\n\n{PostCall.In(language)}\n\n{missing}";
        }

        var lead = (kind == "newsletter" ? NewsLead : Lead).In(language, topic);
        var body = details is null ? "" : $"## {New.In(language)}\n\n{details}\n\n";
        return $"{lead}\n\n{body}## {Start.In(language)}\n\n{StartText.In(language)}\n\n{missing}";
    }
}
