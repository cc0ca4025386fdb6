using System.Text.RegularExpressions;
using static Mezzofy.Core.Language.Periods.PeriodNumbers;

namespace Mezzofy.Core.Language.Periods;

/// <summary>Named periods in English and Malay: days, months, quarters, halves, years.</summary>
internal static partial class LatinPeriodRules
{
    /// <summary>A month's name, group <c>month</c>.</summary>
    public const string Months =
        @"(?<month>jan(?:uary|uari)?|feb(?:ruary|ruari)?|mar(?:ch)?|mac|apr(?:il)?|may|mei|june?|jul(?:y|ai)?|aug(?:ust)?|ogos|ogo|sept?(?:ember)?|o[ck]t(?:ober)?|nov(?:ember)?|dec(?:ember)?|dis(?:ember)?)\b";

    private const string SureMonths =
        @"(?<month>january|januari|jan|february|februari|feb|march|april|apr|mei|june?|julai|july?|august|aug|ogos|september|sept?|o[ck]tober|o[ck]t|november|nov|december|dec|disember)\b";

    /// <summary>What may stand between a period and its year.</summary>
    public const string Of = @"(?:\s*[,/-]\s*|\s+(?:of|in|for|bagi|pada|untuk|tahun)\s+(?:the\s+)?(?:year\s+|tahun\s+)?|\s*)";
    private const string Ordinals = "first|second|third|fourth|fifth|sixth|1st|2nd|3rd|[4-9]th";
    private const string MalayOrdinals = @"pertama|kedua|ketiga|keempat|kelima|terakhir|ke-?\s?[0-9]{1,2}|[0-9]{1,2}\b";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<PeriodRule> All { get; } =
    [
        new(IsoDate(), Date), new(DayFirst(), Date), new(DaySlashMonth(), Date), new(DayMonth(), Date), new(MonthDay(), Date),
        new(YearMonth(), NumberedMonth), new(MonthSlashYear(), NumberedMonth), new(MonthNumber(), NumberedMonth),
        new(MonthYear(), NamedMonth), new(YearThenMonth(), NamedMonth), new(MonthAlone(), NamedMonth), new(DoubtfulMonth(), NamedMonth),
        new(QuarterCode(), Quarter), new(CodeQuarter(), Quarter), new(YearQuarter(), Quarter), new(QuarterWords(), Quarter),
        new(LastQuarterOf(), Quarter), new(QuarterNumber(), Quarter), new(YearQuarterWords(), Quarter), new(Suku(), Quarter),
        new(HalfCode(), Half), new(CodeHalf(), Half), new(YearHalf(), Half), new(HalfWords(), Half), new(Separuh(), Half),
        new(YearWord(), Year), new(BareYear(), Year), new(AnyYear(), Year), new(RelativeYear(), Year),
    ];

    private static PeriodAtom? Date(Match match, PeriodClock clock)
    {
        var named = match.Groups["month"].Value;
        var month = named.Length > 0 ? PeriodNumbers.Month(named) : Read(match.Groups["m"].Value) ?? 0;
        return PeriodYears.Day(match, clock, month, Read(match.Groups["d"].Value) ?? 0);
    }

    private static PeriodAtom? NumberedMonth(Match match, PeriodClock clock) =>
        PeriodYears.Month(match, clock, Read(match.Groups["m"].Value) ?? 0);

    private static PeriodAtom? NamedMonth(Match match, PeriodClock clock) =>
        PeriodYears.Month(match, clock, PeriodNumbers.Month(match.Groups["month"].Value));

    private static PeriodAtom? Quarter(Match match, PeriodClock clock) => Ordinal(match, "q") is { } quarter ? PeriodYears.Quarter(match, clock, quarter) : null;

    private static PeriodAtom? Half(Match match, PeriodClock clock) => Ordinal(match, "h") is { } half ? PeriodYears.Half(match, clock, half) : null;

    private static PeriodAtom? Year(Match match, PeriodClock clock) => PeriodYears.Of(match, clock, CalendarPeriods.Year);

    private static int? Ordinal(Match match, string group)
    {
        var text = match.Groups[group].Value.Replace(" ", string.Empty, StringComparison.Ordinal);
        return Read(text.StartsWith("ke", StringComparison.Ordinal) && char.IsAsciiDigit(text[^1]) ? text[2..].TrimStart('-') : text);
    }

    [GeneratedRegex(@"(?<![0-9-])(?<y>[0-9]{4})[-/.](?<m>[0-9]{1,2})[-/.](?<d>[0-9]{1,2})(?![0-9])")]
    private static partial Regex IsoDate();

    [GeneratedRegex(@"(?<![0-9])(?<d>[0-9]{1,2})[-/.](?<m>[0-9]{1,2})[-/.](?<y>[0-9]{4})(?![0-9])")]
    private static partial Regex DayFirst();

    [GeneratedRegex(@"(?<=\b(?:on|at|since|from|to|until|till|for|and|pada|dari|hingga|bagi)\s+(?:the\s+)?)(?<d>[0-9]{1,2})/(?<m>[0-9]{1,2})(?![0-9/])")]
    private static partial Regex DaySlashMonth();

    [GeneratedRegex(@"(?<![0-9.,-])(?<d>[0-9]{1,2})(?:st|nd|rd|th|hb)?\s*(?:of\s+)?" + Months + "(?:" + Of + PeriodYears.Latin + ")?")]
    private static partial Regex DayMonth();

    [GeneratedRegex(@"\b" + Months + @"\s+(?<d>[0-9]{1,2})(?:st|nd|rd|th)?(?![0-9:])(?:,?\s+(?<y>[0-9]{4})(?![0-9]))?")]
    private static partial Regex MonthDay();

    [GeneratedRegex(@"(?<![0-9-])(?<y>[0-9]{4})[-/](?<m>[0-9]{1,2})(?![0-9/-])")]
    private static partial Regex YearMonth();

    [GeneratedRegex(@"(?<![0-9/-])(?<m>[0-9]{1,2})[/-](?<y>[0-9]{4})(?![0-9/-])")]
    private static partial Regex MonthSlashYear();

    [GeneratedRegex(@"\b(?:month|bulan)\s+(?:ke-?)?(?<m>[0-9]{1,2})\b(?:" + Of + PeriodYears.Latin + ")?")]
    private static partial Regex MonthNumber();

    [GeneratedRegex(@"\b" + Months + @"\.?" + Of + PeriodYears.Latin)]
    private static partial Regex MonthYear();

    [GeneratedRegex(@"(?<![0-9])" + PeriodYears.Latin + @"(?:'s)?[\s-]+" + Months)]
    private static partial Regex YearThenMonth();

    [GeneratedRegex(@"\b(?:(?:last|this|past|previous)\s+|bulan\s+)?" + SureMonths)]
    private static partial Regex MonthAlone();

    [GeneratedRegex(@"(?<=\b(?:in|for|of|during|since|from|until|through|last|this|next|pada|bulan|dari|hingga|untuk|sejak|bagi|and|dan)\s)(?<month>may|mac|mar|dis)\b|^\s*(?<month>may|mac|mar|dis)\s*$")]
    private static partial Regex DoubtfulMonth();

    [GeneratedRegex(@"\bq\s?(?<q>[0-9]{1,2})(?![0-9])(?:" + Of + "(?:" + PeriodYears.Latin + @"|(?<y>(?<=\s|')[0-9]{2})(?![0-9%.,/-])))?")]
    private static partial Regex QuarterCode();

    [GeneratedRegex(@"\b(?<q>[0-9])q\s?(?:'?(?<y>[0-9]{4}|[0-9]{2})\b|" + PeriodYears.Latin + @"|\b)")]
    private static partial Regex CodeQuarter();

    [GeneratedRegex(@"(?<![0-9])" + PeriodYears.Latin + @"(?:'s)?[\s/-]?q(?<q>[0-9]{1,2})\b")]
    private static partial Regex YearQuarter();

    [GeneratedRegex(@"\b(?<q>" + Ordinals + @")\s+(?:fiscal\s+|financial\s+|calendar\s+)?quarter\b(?:" + Of + PeriodYears.Latin + ")?")]
    private static partial Regex QuarterWords();

    [GeneratedRegex(@"\b(?<q>last|final)\s+quarter" + Of + PeriodYears.Latin)]
    private static partial Regex LastQuarterOf();

    [GeneratedRegex(@"\bquarter\s+(?<q>[0-9]{1,2}|one|two|three|four|five)\b(?:" + Of + PeriodYears.Latin + ")?")]
    private static partial Regex QuarterNumber();

    [GeneratedRegex(@"(?<![0-9])" + PeriodYears.Latin + @"(?:'s)?\s+(?<q>" + Ordinals + @"|last|final)\s+quarter\b")]
    private static partial Regex YearQuarterWords();

    [GeneratedRegex(@"\bsuku\s+(?:tahun\s+)?(?<q>" + MalayOrdinals + @")(?:" + Of + PeriodYears.Latin + ")?")]
    private static partial Regex Suku();

    [GeneratedRegex(@"\bh(?<h>[0-9])\b(?:" + Of + PeriodYears.Latin + ")?")]
    private static partial Regex HalfCode();

    [GeneratedRegex(@"\b(?<h>[0-9])h\s?(?:'?(?<y>[0-9]{4}|[0-9]{2})\b|" + PeriodYears.Latin + @")")]
    private static partial Regex CodeHalf();

    [GeneratedRegex(@"(?<![0-9])" + PeriodYears.Latin + @"(?:'s)?[\s/-]?h(?<h>[0-9])\b")]
    private static partial Regex YearHalf();

    [GeneratedRegex(@"\b(?<h>first|second|last|latter|1st|2nd|third)\s+half\b(?:" + Of + @"(?:the\s+year\b|" + PeriodYears.Latin + "))?")]
    private static partial Regex HalfWords();

    [GeneratedRegex(@"\b(?:separuh|setengah)\s+(?:tahun\s+)?(?<h>pertama|kedua|ketiga|terakhir|ke-?\s?[0-9])(?:" + Of + PeriodYears.Latin + ")?")]
    private static partial Regex Separuh();

    [GeneratedRegex(@"\b(?:fy|cy|financial\s+year|fiscal\s+year|fiscal|calendar\s+year|year|tahun\s+kewangan|tahun)\s?'?(?<y>[0-9]{4}|(?<=fy\s?'?)[0-9]{2})\b")]
    private static partial Regex YearWord();

    [GeneratedRegex(@"(?<![0-9$.,#/:_]|[a-z]-|sgd\s?|myr\s?|rm\s?|usd\s?)(?<y>20[0-9]{2})(?![0-9%/:_]|[.,][0-9]|-[0-9]{1,2}(?![0-9])|\s+(?:sgd|myr|ringgit|dollars?|leads?|tickets?|orders?|customers?|people|rows?|items?))")]
    private static partial Regex BareYear();

    [GeneratedRegex(@"(?<=\b(?:in|for|during|of|since|pada|bagi)\s)(?<y>[0-9]{4})(?![0-9%/:_]|[.,][0-9]|-[0-9]{1,2}(?![0-9])|\s+(?:sgd|myr|ringgit|dollars?|leads?|tickets?|orders?|customers?|people|rows?|items?))")]
    private static partial Regex AnyYear();

    [GeneratedRegex(@"\b(?<y>" + PeriodYears.LatinRelative + @")\b")]
    private static partial Regex RelativeYear();
}
