using System.Text.RegularExpressions;
using Mezzofy.Core.Language;
using Mezzofy.Core.Language.Periods;

namespace Mezzofy.Core.Models.Offline.Actions;

/// <summary>Reads revenue that is to be booked. Without amount and reference nothing is booked: both are asked for.</summary>
internal static partial class RevenueReader
{
    private static readonly Wording WhatRevenue = new(
        "Which amount, and for which order or invoice? For example: “log revenue of SGD 1,200 for invoice INV-42 from Kopi House, paid”.",
        "金额多少，对应哪张订单或发票？例如：“记录收入 SGD 1,200，发票 INV-42，客户 Kopi House，已付款”。",
        "Berapa jumlahnya, dan untuk pesanan atau invois mana? Contohnya: “rekod hasil SGD 1,200 bagi invois INV-42 daripada Kopi House, dibayar”.");

    /// <summary>The booking.</summary>
    public static OfflineAction? Log(string text, ModelRequestContext context)
    {
        if (!Logs().IsMatch(text))
        {
            return null;
        }

        var (amount, reference) = (LeadWords.Amount(text), Reference().Match(text).Value);
        return amount is null || reference.Length == 0 ? OfflineAction.Asking(WhatRevenue.In(context.Language)) : new OfflineAction(
            "log_revenue", ("reference", reference), ("amount", amount), ("currency", Ringgit().IsMatch(text) ? "MYR" : "SGD"),
            ("stream", Stream(text)), ("customer", Customer().Match(text) is { Success: true } named ? named.Groups["it"].Value.Trim() : null),
            ("date", Dated().IsMatch(text) && PeriodParser.Find(text, PeriodClock.At(context.Now, context.TimeZone)) is { Period: { Kind: PeriodKind.Day } day } ? $"{day.Start:yyyy-MM-dd}" : null),
            ("paid", Unpaid().IsMatch(text) ? false : Paid().IsMatch(text) ? true : null));
    }

    private static string? Stream(string text) =>
        Regex.IsMatch(text, "coupon|gift card|优惠券|kupon", RegexOptions.IgnoreCase) ? "coupons"
        : Regex.IsMatch(text, "sms|messag|whatsapp|短信|mesej", RegexOptions.IgnoreCase) ? "messaging"
        : Regex.IsMatch(text, "service|integration|onboarding|服务|perkhidmatan", RegexOptions.IgnoreCase) ? "services"
        : null;

    [GeneratedRegex(@"\b(?:log|record|book|enter)\s+(?:the\s+|a\s+|new\s+|another\s+)?(?:(?:of\s+)?(?:SGD|MYR|RM|S?\$)?\s*[\d,.]+k?\s*(?:SGD|MYR|ringgit|dollars)?\s+(?:of\s+|in\s+|as\s+)?)?(?:revenue|sales?|income)\b|(?:记录|登记|入账|记一笔).{0,4}收入|\b(?:rekod|catat)(?:kan)?\s+hasil\b", RegexOptions.IgnoreCase)]
    private static partial Regex Logs();

    [GeneratedRegex(@"\b(?:INV|SO|ORD|PO|REF|IV)[-/#]?\w*\d[\w/-]*|(?<=\b(?:invoice|order|reference|invois|pesanan)\s+(?:no\.?\s+|number\s+)?)[\w/-]*\d[\w/-]*|(?<=(?:发票|订单)(?:号)?\s?)[\w/-]*\d[\w/-]*", RegexOptions.IgnoreCase)]
    private static partial Regex Reference();

    [GeneratedRegex(@"\bRM\b|\bRM\d|\bMYR\b|ringgit|令吉|马币", RegexOptions.IgnoreCase)]
    private static partial Regex Ringgit();

    [GeneratedRegex(@"\b(?i:from|customer|daripada|pelanggan)\s+(?<it>[A-Z][\w&'.-]*(?:\s+(?:&|[A-Z][\w&'.-]*))*)|客户\s*(?<it>[^，,。]+)")]
    private static partial Regex Customer();

    [GeneratedRegex(@"\b(?:dated|on|date|of|bertarikh|pada|yesterday|today|semalam|hari ini)\b|日期|昨天|今天|\d[月日号]", RegexOptions.IgnoreCase)]
    private static partial Regex Dated();

    [GeneratedRegex(@"\bpaid\b|已付|\bdibayar\b", RegexOptions.IgnoreCase)]
    private static partial Regex Paid();

    [GeneratedRegex(@"\b(?:unpaid|not (?:yet )?paid)\b|未付|\bbelum dibayar\b", RegexOptions.IgnoreCase)]
    private static partial Regex Unpaid();
}
