using System.Text.RegularExpressions;
using static Mezzofy.Core.Language.Periods.PeriodNumbers;

namespace Mezzofy.Core.Language.Periods;

/// <summary>Periods named from today in English and Malay.</summary>
internal static partial class RelativePeriodRules
{
    private const string Units = @"(?<u>days?|weeks?|months?|quarters?|years?|half[\s-]years?|half)\b";
    private const string MalayUnits = @"(?<u>hari|minggu|bulan|suku\s+tahun|suku|separuh\s+tahun|setengah\s+tahun|tahun)";

    private static readonly string[] Weekdays = ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"];

    /// <summary>All of them.</summary>
    public static IReadOnlyList<PeriodRule> All { get; } =
    [
        new(Unit(), Shifted), new(BeforeLast(), (match, clock) => RelativePeriods.Unit(match, clock, -2)), new(Ago(), UnitsAgo),
        new(Rolling(), Recent), new(MalayUnit(), Shifted), new(MalayRolling(), Recent), new(MalaySingle(), Recent),
        new(ToDate(), Begun), new(MalayToDate(), Begun), new(SoFar(), Begun), new(Trailing(), (match, clock) => RelativePeriods.Recent(match, clock, 12, "month")),
        new(LatestUnit(), (match, clock) => RelativePeriods.Unit(match, clock, -1)), new(Latest(), RelativePeriods.Latest),
        new(Today(), (match, clock) => RelativePeriods.Day(match, clock, 0)), new(Tomorrow(), (match, clock) => RelativePeriods.Day(match, clock, 1)),
        new(LastWeekday(), Weekday), new(Yesterday(), (match, clock) => RelativePeriods.Day(match, clock, -1)), new(DayBefore(), (match, clock) => RelativePeriods.Day(match, clock, -2)),
    ];

    /// <summary>The last such day before today.</summary>
    private static PeriodAtom? Weekday(Match match, PeriodClock clock)
    {
        var day = Array.FindIndex(Weekdays, name => name.StartsWith(match.Groups["w"].Value[..3], StringComparison.Ordinal));
        var back = (((int)clock.Today.DayOfWeek - day + 6) % 7) + 1;
        return RelativePeriods.Day(match, clock, -back);
    }

    private static PeriodAtom? Shifted(Match match, PeriodClock clock) =>
        RelativePeriods.Unit(match, clock, match.Groups["r"].Value.Split(' ')[0] switch
        {
            "this" or "current" or "ini" or "semasa" => 0,
            "next" or "coming" or "depan" or "hadapan" or "akan" => 1,
            _ => -1,
        });

    private static PeriodAtom? UnitsAgo(Match match, PeriodClock clock) =>
        Read(match.Groups["n"].Value) is { } count ? RelativePeriods.Unit(match, clock, -count) : null;

    private static PeriodAtom? Recent(Match match, PeriodClock clock) =>
        RelativePeriods.Recent(match, clock, match.Groups["n"].Success ? Read(match.Groups["n"].Value) : 1, match.Groups["u"].Value);

    private static PeriodAtom? Begun(Match match, PeriodClock clock) =>
        RelativePeriods.ToDate(match, clock, match.Groups["u"].Value);

    [GeneratedRegex(@"\b(?<r>this|current|last|previous|prior|past|next|coming|preceding)\s+(?:full\s+|calendar\s+|completed?\s+|whole\s+|fiscal\s+|financial\s+|business\s+)?(?<u>week|month|quarter|year|half[\s-]year|half)(?![a-z])")]
    private static partial Regex Unit();

    [GeneratedRegex(@"\b(?<u>week|month|quarter|year)\s+before\s+last\b")]
    private static partial Regex BeforeLast();

    [GeneratedRegex(@"\b(?<n>" + English + @")\s+" + Units + @"\s+ago\b")]
    private static partial Regex Ago();

    [GeneratedRegex(@"\b(?:last|past|previous|trailing|recent|most\s+recent|latest|rolling)\s+(?:full\s+|completed?\s+)?(?<n>" + English + @")[\s-]*(?:full\s+|calendar\s+|completed?\s+)?(?<u>days?|weeks?|months?|quarters?|years?|half[\s-]years?|d)\b")]
    private static partial Regex Rolling();

    [GeneratedRegex(@"\b" + MalayUnits + @"\s+(?:yang\s+)?(?<r>ini|semasa|lepas|lalu|sebelum\s+ini|sebelumnya|terdahulu|depan|hadapan|akan\s+datang|terakhir|terkini|terbaru|terbaharu)\b")]
    private static partial Regex MalayUnit();

    [GeneratedRegex(@"\b(?<n>" + Malay + @")\s+" + MalayUnits + @"\s+(?:yang\s+)?(?:lepas|lalu|terakhir|terkini|kebelakangan(?:\s+ini)?|sebelum\s+ini|sebelumnya)\b")]
    private static partial Regex MalayRolling();

    [GeneratedRegex(@"\bse(?<u>hari|minggu|bulan|suku|tahun)\s+(?:yang\s+)?(?:lepas|lalu|terakhir)\b")]
    private static partial Regex MalaySingle();

    [GeneratedRegex(@"\b(?<u>year|quarter|month|week)[\s-]to[\s-]date\b|\b(?<u>[yqmw])td\b")]
    private static partial Regex ToDate();

    [GeneratedRegex(@"\bso\s+far\s+this\s+(?<u>year|quarter|month|week)\b|\bthis\s+(?<u>year|quarter|month|week)\s+(?:so\s+far|to\s+date|until\s+now|up\s+to\s+now)\b|\bsince\s+the\s+(?:beginning|start)\s+of\s+(?:the|this)\s+(?<u>year|quarter|month|week)\b")]
    private static partial Regex SoFar();

    [GeneratedRegex(@"\b(?<u>tahun|suku|bulan|minggu)\s+(?:tahun\s+)?(?:ini\s+)?(?:sehingga|hingga|setakat|sampai)\s+(?:hari\s+ini|kini|sekarang|ini|tarikh)\b|\bsetakat\s+(?:ini\s+)?(?<u>tahun|suku|bulan|minggu)\s+(?:tahun\s+)?ini\b|\bsejak\s+awal\s+(?<u>tahun|suku|bulan|minggu)(?:\s+ini)?\b")]
    private static partial Regex MalayToDate();

    [GeneratedRegex(@"\b(?:ttm|ltm|trailing\s+year)\b")]
    private static partial Regex Trailing();

    [GeneratedRegex(@"\b(?:latest|most\s+recent|newest|(?:last|latest)\s+(?:completed?|closed|full))\s+(?:completed?\s+|closed\s+|full\s+|financial\s+|fiscal\s+)?(?<u>week|month|quarter|year)(?![a-z])")]
    private static partial Regex LatestUnit();

    [GeneratedRegex(@"\b(?:latest|most\s+recent|newest|terkini|terbaru|terbaharu)\b")]
    private static partial Regex Latest();

    [GeneratedRegex(@"\b(?:last|past)\s+(?<w>sun|mon|tues|wednes|thurs|fri|satur)day\b")]
    private static partial Regex LastWeekday();

    [GeneratedRegex(@"\btoday(?:'s)?\b|\bhari\s+ini\b")]
    private static partial Regex Today();

    [GeneratedRegex(@"\btomorrow(?:'s)?\b|\besok\b")]
    private static partial Regex Tomorrow();

    [GeneratedRegex(@"\byesterday(?:'s)?\b|\bsemalam\b")]
    private static partial Regex Yesterday();

    [GeneratedRegex(@"\bday\s+before\s+yesterday\b|\bkelmarin\b")]
    private static partial Regex DayBefore();
}
