using System.Text.RegularExpressions;
using static Mezzofy.Core.Language.Periods.PeriodNumbers;

namespace Mezzofy.Core.Language.Periods;

/// <summary>Periods in Chinese.</summary>
internal static partial class ChinesePeriodRules
{
    private const string InYear = "(?:" + PeriodYears.Chinese + "的?)?";
    private const string Units = "(?<u>天|日|周|星期|礼拜|季度|季|月|年度|年)";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<PeriodRule> All { get; } =
    [
        new(Date(), (match, clock) => PeriodYears.Day(match, clock, Number(match, "m"), Number(match, "d"))),
        new(Month(), (match, clock) => PeriodYears.Month(match, clock, Number(match, "m"))),
        new(Quarter(), (match, clock) => PeriodYears.Quarter(match, clock, Number(match, "q"))),
        new(QuarterCode(), (match, clock) => PeriodYears.Quarter(match, clock, Number(match, "q"))),
        new(Half(), (match, clock) => PeriodYears.Half(match, clock, Number(match, "h"))),
        new(Year(), (match, clock) => PeriodYears.Of(match, clock, CalendarPeriods.Year)),
        new(This(), (match, clock) => RelativePeriods.Unit(match, clock, 0)),
        new(Last(), (match, clock) => RelativePeriods.Unit(match, clock, -1)),
        new(BeforeLast(), (match, clock) => RelativePeriods.Unit(match, clock, -2)),
        new(Next(), (match, clock) => RelativePeriods.Unit(match, clock, 1)),
        new(Rolling(), Recent),
        new(ToDate(), (match, clock) => RelativePeriods.ToDate(match, clock, match.Groups["u"].Success ? match.Groups["u"].Value : "年")),
        new(Latest(), RelativePeriods.Latest),
        new(Today(), (match, clock) => RelativePeriods.Day(match, clock, 0)),
        new(Tomorrow(), (match, clock) => RelativePeriods.Day(match, clock, 1)),
        new(Yesterday(), (match, clock) => RelativePeriods.Day(match, clock, -1)),
        new(DayBefore(), (match, clock) => RelativePeriods.Day(match, clock, -2)),
    ];

    private static int Number(Match match, string group) => Read(match.Groups[group].Value) ?? 0;

    private static PeriodAtom? Recent(Match match, PeriodClock clock) => match.Groups["n"].Value == "半"
        ? RelativePeriods.Recent(match, clock, 6, "月")
        : RelativePeriods.Recent(match, clock, Number(match, "n"), match.Groups["u"].Value);

    [GeneratedRegex(InYear + "(?<m>" + Chinese + ")月份?(?<d>" + Chinese + ")[日号]")]
    private static partial Regex Date();

    [GeneratedRegex(InYear + "(?<m>(?<![0-9])[0-9]{1,2}|[一二三四五六七八九十]{1,3})月份?")]
    private static partial Regex Month();

    [GeneratedRegex(InYear + "(?:第?(?<q>[0-9]{1,2}|[一二三四五六七八九]|最后一)个?季度|第(?<q>[0-9]{1,2}|[一二三四五六七八九])季)")]
    private static partial Regex Quarter();

    [GeneratedRegex(PeriodYears.Chinese + @"的?\s?q(?<q>[0-9]{1,2})(?![0-9])")]
    private static partial Regex QuarterCode();

    [GeneratedRegex(InYear + "(?<h>上|下)半年")]
    private static partial Regex Half();

    [GeneratedRegex("(?:" + PeriodYears.Chinese + @")(?<!(?<![0-9])[0-9]{4})(?:全年|整年|财年|年底|底)?")]
    private static partial Regex Year();

    [GeneratedRegex("(?:本|这一?个?|当)" + Units)]
    private static partial Regex This();

    [GeneratedRegex("(?<!上)(?:上一?个?|前一个?)" + Units)]
    private static partial Regex Last();

    [GeneratedRegex("上上个?" + Units)]
    private static partial Regex BeforeLast();

    [GeneratedRegex("下一?个?" + Units)]
    private static partial Regex Next();

    [GeneratedRegex("(?:过去|最近|近|之前|前)的?(?:(?<n>" + Chinese + ")个?完?整?" + Units + "|(?<n>半)年)")]
    private static partial Regex Rolling();

    [GeneratedRegex("年初(?:至今|到现在|以来)|[今本当](?<u>年)(?:以来|至今|到目前为止|截至目前|到现在)|本(?<u>季度?|月|周)(?:以来|至今|到目前为止|截至目前|到现在)")]
    private static partial Regex ToDate();

    [GeneratedRegex("最新|最近|近期")]
    private static partial Regex Latest();

    [GeneratedRegex("今天|今日")]
    private static partial Regex Today();

    [GeneratedRegex("明天|明日")]
    private static partial Regex Tomorrow();

    [GeneratedRegex("昨天|昨日")]
    private static partial Regex Yesterday();

    [GeneratedRegex("前天|前日")]
    private static partial Regex DayBefore();
}
