using Mezzofy.Core.Language;
using Mezzofy.Core.Language.Periods;

namespace Mezzofy.Core.Models.Offline.Actions;

/// <summary>Writes to a lead's contact, in their language, about where things stand with them; claims nothing that the CRM does not say.</summary>
internal static class FollowUpMails
{
    /// <summary>What is noted with the lead.</summary>
    public const string Note = "Follow-up mail sent by the assistant.";

    private const int DaysToNext = 7;

    private static readonly Wording Subject = new("Mezzofy and {0}: next steps", "Mezzofy 与 {0}：下一步", "Mezzofy dan {0}: langkah seterusnya");
    private static readonly Wording Hello = new("Dear {0},", "{0}，您好：", "{0} yang dihormati,");
    private static readonly Wording HelloAll = new("Dear {0} team,", "{0} 团队，您好：", "Pasukan {0} yang dihormati,");

    private static readonly Dictionary<string, Wording> Texts = new()
    {
        ["new"] = new(
            "Thank you for your interest in Mezzofy. We help businesses like {0} issue digital coupons, gift cards and loyalty points that customers redeem with a QR code.\n\nWould a call of fifteen minutes this week suit you? I would like to hear what {0} has in mind.",
            "感谢您对 Mezzofy 的关注。我们帮助像 {0} 这样的企业发行数字优惠券、礼品卡和会员积分，顾客扫码即可使用。\n\n本周方便通话十五分钟吗？我想了解 {0} 的想法。",
            "Terima kasih kerana berminat dengan Mezzofy. Kami membantu perniagaan seperti {0} mengeluarkan kupon digital, kad hadiah dan mata ganjaran yang ditebus dengan kod QR.\n\nBolehkah kita berbual selama lima belas minit minggu ini? Saya ingin mendengar perancangan {0}."),
        ["contacted"] = new(
            "I am following up on our conversation about digital coupons and loyalty for {0}.\n\nIs there anything you would like to know before we look at the details together? I am glad to arrange a short demonstration at a time that suits you.",
            "想跟进一下我们关于 {0} 数字优惠券和会员计划的沟通。\n\n在进一步讨论细节之前，您还有什么想了解的吗？我很乐意在您方便的时间安排一次简短的演示。",
            "Saya menyusuli perbualan kita tentang kupon digital dan program kesetiaan untuk {0}.\n\nAdakah apa-apa yang ingin anda ketahui sebelum kita melihat butirannya bersama? Saya sedia mengatur demonstrasi ringkas pada masa yang sesuai."),
        ["qualified"] = new(
            "Thank you for telling us about {0}'s plans. The next step would be a demonstration with your outlets and campaigns in mind, followed by a proposal.\n\nWhich day next week would suit you?",
            "感谢您介绍 {0} 的计划。下一步我们可以结合贵公司的门店和活动做一次演示，随后提供方案。\n\n下周哪一天方便？",
            "Terima kasih kerana berkongsi perancangan {0}. Langkah seterusnya ialah demonstrasi yang sesuai dengan cawangan dan kempen anda, diikuti cadangan.\n\nHari mana minggu depan sesuai untuk anda?"),
        ["proposal"] = new(
            "I hope you have had time to look at our proposal for {0}. I am happy to go through it with you and your colleagues and to answer questions about price, start date or integration.\n\nMay I call you this week?",
            "希望您已有时间查看我们给 {0} 的方案。我很乐意与您和同事一起过一遍，解答价格、上线时间或系统对接方面的问题。\n\n本周可以给您打个电话吗？",
            "Saya berharap anda sempat meneliti cadangan kami untuk {0}. Saya sedia menerangkannya kepada anda dan rakan sekerja serta menjawab soalan tentang harga, tarikh mula atau integrasi.\n\nBolehkah saya menelefon minggu ini?"),
        ["negotiation"] = new(
            "We are close to getting {0} started. Please let me know what is still open on your side, so that I can have it settled quickly.\n\nIf everything is clear, I will prepare the order form.",
            "{0} 的合作已接近完成。请告诉我贵方还有哪些待确认事项，我会尽快处理。\n\n如果都已确认，我会准备订单。",
            "Kita hampir bersedia untuk memulakan {0}. Sila maklumkan apa yang masih belum selesai di pihak anda supaya saya dapat menguruskannya dengan segera.\n\nJika semuanya jelas, saya akan menyediakan borang pesanan."),
    };

    private static readonly Wording Regards = new("Kind regards,\n{0}\nMezzofy", "此致\n{0}\nMezzofy", "Salam hormat,\n{0}\nMezzofy");

    /// <summary>Subject and body; signed by the lead's owner, who will be answered.</summary>
    public static (string Subject, string Body) Write(FoundLead lead, string? caller)
    {
        var language = Languages.All.Contains(lead.Language) ? lead.Language : Languages.English;
        var hello = lead.Contact is { Length: > 0 } name ? Hello.In(language, name) : HelloAll.In(language, lead.Company);
        var text = Texts.GetValueOrDefault(lead.Status, Texts["contacted"]).In(language, lead.Company);
        var signed = lead.Owner.Length > 0 ? lead.Owner : caller ?? "Mezzofy";
        return (Subject.In(language, lead.Company), $"{hello}\n\n{text}\n\n{Regards.In(language, signed).Replace("\n", "  \n", StringComparison.Ordinal)}");
    }

    /// <summary>When to follow up again: in a week, not at a weekend.</summary>
    public static DateOnly NextTime(ModelRequestContext context)
    {
        var day = PeriodClock.At(context.Now, context.TimeZone).Today.AddDays(DaysToNext);
        return day.DayOfWeek switch { DayOfWeek.Saturday => day.AddDays(2), DayOfWeek.Sunday => day.AddDays(1), _ => day };
    }
}
