using System.Globalization;
using System.Text.RegularExpressions;

namespace Mezzofy.Core.Models.Offline.Actions;

/// <summary>Words about leads, in the three languages.</summary>
internal static partial class LeadWords
{
    private static readonly (Regex Pattern, string Industry)[] Industries =
    [
        (Word(@"f ?& ?b|food(?: and beverages?)?|restaurants?|caf[eé]s?|餐饮|餐厅|makanan|restoran"), "F&B"), (Word("retail|shops?|零售|runcit|peruncitan"), "Retail"),
        (Word("beauty|wellness|spas?|美容|kecantikan"), "Beauty & Wellness"), (Word("hotels?|hospitality|酒店|旅馆|perhotelan"), "Hospitality"),
        (Word("fitness|gyms?|健身|kecergasan|gim"), "Fitness"), (Word("entertainment|cinemas?|娱乐|hiburan"), "Entertainment"),
        (Word("education|schools?|教育|pendidikan"), "Education"), (Word("health ?care|clinics?|医疗|kesihatan|klinik"), "Healthcare"), (Word("automotive|汽车|automotif"), "Automotive"),
    ];

    private static readonly (Regex Pattern, string Status)[] Statuses =
    [
        (Word("contacted|已联系|dihubungi"), "contacted"), (Word("qualified|合格|已确认|layak"), "qualified"), (Word("proposal(?: sent)?|报价|提案|cadangan"), "proposal"),
        (Word("negotiat(?:ion|ing)|谈判|洽谈|rundingan"), "negotiation"), (Word("won|已?成交|赢单|赢得|menang|dimenangi"), "won"), (Word("lost|丢单|丢失|失败|流失|hilang|kalah"), "lost"),
        (Word("new|新(?!加坡|元|山)|baharu|baru"), "new"), (Word("open|未结|进行中|terbuka|aktif"), "open"),
    ];

    private static readonly Dictionary<string, string> Short = new(StringComparer.OrdinalIgnoreCase)
    {
        ["KL"] = "Kuala Lumpur", ["PJ"] = "Petaling Jaya", ["JB"] = "Johor Bahru", ["Penang"] = "George Town", ["Pulau Pinang"] = "George Town", ["KK"] = "Kota Kinabalu", ["Malacca"] = "Melaka",
        ["吉隆坡"] = "Kuala Lumpur", ["新山"] = "Johor Bahru", ["槟城"] = "George Town", ["马六甲"] = "Melaka",
    };

    /// <summary>Whether leads are spoken of.</summary>
    public static bool Speaks(string text) => Lead().IsMatch(text);

    /// <summary>The industry that is named.</summary>
    public static string? Industry(string text) => Industries.FirstOrDefault(one => one.Pattern.IsMatch(text)).Industry;

    /// <summary>The first status that is named.</summary>
    public static string? Status(string text) => Statuses.FirstOrDefault(one => one.Pattern.IsMatch(text)).Status;

    /// <summary>The country that is named.</summary>
    public static string? Country(string text) => Singapore().IsMatch(text) ? "SG"
        : Malaysia().IsMatch(text) || City(text) is not null || Email(text)?.EndsWith(".my", StringComparison.OrdinalIgnoreCase) == true ? "MY" : null;

    /// <summary>The city that is named.</summary>
    public static string? City(string text) => CityName().Match(text) is { Success: true } city ? Short.GetValueOrDefault(city.Value, city.Value) : null;

    /// <summary>Whether an amount is in ringgit.</summary>
    public static bool IsRinggit(string text) => Ringgit().IsMatch(text);

    /// <summary>When follow-ups are due that are spoken of.</summary>
    public static string? FollowUp(string text) =>
        Overdue().IsMatch(text) ? "overdue"
        : !FollowsUp().IsMatch(text) ? null
        : ThisWeek().IsMatch(text) ? "this_week"
        : Today().IsMatch(text) ? "today"
        : "due";

    /// <summary>The mail address that is named.</summary>
    public static string? Email(string text) => Address().Match(text) is { Success: true } address ? address.Value : null;

    /// <summary>The amount of dollars that is named: "SGD 5,000", "$12k", "worth 8000".</summary>
    public static decimal? Amount(string text)
    {
        var match = Money().Match(text);
        var digits = match.Groups["n"].Value.Replace(",", "", StringComparison.Ordinal);
        return match.Success && decimal.TryParse(digits, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var amount)
            ? amount * (match.Groups["k"].Success ? 1000 : 1)
            : null;
    }

    private static Regex Word(string words) => new(
        string.Join('|', words.Split('|').Select(word => word.Any(character => character > 0x2e80) ? word : $@"(?<![\w-]){word}(?![\w-])")),
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    [GeneratedRegex(@"\bleads?\b|\bprospects?\b|线索|潜在客户|\b(?:bakal pelanggan|prospek)\b|\bL-\d+\b", RegexOptions.IgnoreCase)]
    private static partial Regex Lead();

    [GeneratedRegex(@"\bsingapore\b|\bsingapura\b|\bSG\b|新加坡|\bpte\.? ltd\b", RegexOptions.IgnoreCase)]
    private static partial Regex Singapore();

    [GeneratedRegex(@"(?i:\bmalaysian?\b|\bsdn\.? bhd\b)|\bMY\b|马来西亚|大马")]
    private static partial Regex Malaysia();

    [GeneratedRegex(@"(?i:\b(?:Kuala Lumpur|Petaling Jaya|Johor Bahru|George Town|Penang|Pulau Pinang|Ipoh|Kota Kinabalu|Kuching|Shah Alam|Melaka|Malacca)\b)|\b(?:KL|PJ|JB|KK)\b|吉隆坡|新山|槟城|马六甲")]
    private static partial Regex CityName();

    [GeneratedRegex(@"\boverdue\b|\btertunggak\b|\bterlepas\b|逾期|过期", RegexOptions.IgnoreCase)]
    private static partial Regex Overdue();

    [GeneratedRegex(@"follow(?:ed)?[-_ ]?ups?|\bdue\b|跟进|回访|\bsusulan\b|\bsusul\b|\bdisusuli\b|\bmenyusuli\b", RegexOptions.IgnoreCase)]
    private static partial Regex FollowsUp();

    [GeneratedRegex(@"\bthis week\b|本周|这周|\bminggu ini\b", RegexOptions.IgnoreCase)]
    private static partial Regex ThisWeek();

    [GeneratedRegex(@"\btoday(?:'s)?\b|今天|今日|\bhari ini\b", RegexOptions.IgnoreCase)]
    private static partial Regex Today();

    [GeneratedRegex(@"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")]
    private static partial Regex Address();

    [GeneratedRegex(@"(?:\b(?:SGD|S\$|MYR|RM|worth|value(?: of)?|bernilai|nilai)|\$|价值|金额)\s*(?:(?:of|to|is|at|as|kepada|ke|ialah)\s+|[:=：]\s*|改?为\s*)?(?:(?:about|around|approx(?:imately|\.)?|roughly|some|kira-kira|lebih kurang|sekitar)\s+|~\s*|大约|约)?(?:SGD\s*|MYR\s*|RM\s*|S?\$\s*)?(?<n>\d[\d,]*(?:\.\d+)?)\s*(?<k>k\b|千)?|(?<n>\d[\d,]*(?:\.\d+)?)\s*(?<k>k)?\s*(?:SGD|dollars|新元|MYR|ringgit|令吉)\b?", RegexOptions.IgnoreCase)]
    private static partial Regex Money();

    [GeneratedRegex(@"\bRM\s*\d|\bMYR\b|\bringgit\b|令吉|马币", RegexOptions.IgnoreCase)]
    private static partial Regex Ringgit();
}
