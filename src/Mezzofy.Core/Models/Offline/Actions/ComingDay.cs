using System.Globalization;
using System.Text.RegularExpressions;
using Mezzofy.Core.Language;
using Mezzofy.Core.Language.Periods;

namespace Mezzofy.Core.Models.Offline.Actions;

/// <summary>Reads a day that lies ahead: of an appointment, a follow-up. A date without a year is the next one, not the last.</summary>
internal static partial class ComingDay
{
    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    private static readonly (Regex Pattern, DayOfWeek Day)[] Weekdays =
    [
        (new(@"\bmon(?:day)?\b|\bisnin\b|(?:周|星期|礼拜)一", Options), DayOfWeek.Monday), (new(@"\btue(?:s|sday)?\b|\bselasa\b|(?:周|星期|礼拜)二", Options), DayOfWeek.Tuesday),
        (new(@"\bwed(?:nesday)?\b|\brabu\b|(?:周|星期|礼拜)三", Options), DayOfWeek.Wednesday), (new(@"\bthu(?:r|rs|rsday)?\b|\bkhamis\b|(?:周|星期|礼拜)四", Options), DayOfWeek.Thursday),
        (new(@"\bfri(?:day)?\b|\bjumaat\b|(?:周|星期|礼拜)五", Options), DayOfWeek.Friday), (new(@"\bsat(?:urday)?\b|\bsabtu\b|(?:周|星期|礼拜)六", Options), DayOfWeek.Saturday),
        (new(@"\bsun(?:day)?\b|\bahad\b|(?:周|星期|礼拜)[日天]", Options), DayOfWeek.Sunday),
    ];

    /// <summary>The day, or null when none is said, or one that is over.</summary>
    public static DateOnly? Of(string text, DateOnly today) =>
        Weekday(text, today) ?? (Tomorrow().IsMatch(text) ? today.AddDays(1) : DayAfter().IsMatch(text) ? today.AddDays(2) : Later(text, today) ?? Dated(text, today));

    /// <summary>The days of the week that are named, Monday first.</summary>
    public static IReadOnlyList<DayOfWeek> NamedIn(string text) => [.. Weekdays.Where(one => one.Pattern.IsMatch(text)).Select(one => one.Day)];

    private static DateOnly? Weekday(string text, DateOnly today)
    {
        if (Weekdays.FirstOrDefault(one => one.Pattern.IsMatch(text)) is not { Pattern: not null } found)
        {
            return null;
        }

        var ahead = ((int)found.Day - (int)today.DayOfWeek + 7) % 7;
        return today.AddDays(NextWeek().IsMatch(text) ? DaysToMonday(today) + (((int)found.Day + 6) % 7) : ahead == 0 ? 7 : ahead);
    }

    private static DateOnly? Later(string text, DateOnly today)
    {
        var match = In().Match(text);
        return match.Success && int.TryParse(match.Groups["n"].Value, CultureInfo.InvariantCulture, out var count) ? today.AddDays(count * (match.Groups["weeks"].Success ? 7 : 1))
            : NextWeek().IsMatch(text) ? today.AddDays(DaysToMonday(today))
            : null;
    }

    private static DateOnly? Dated(string text, DateOnly today)
    {
        if (PeriodParser.Find(text, new PeriodClock(today)) is not { Period: { Kind: PeriodKind.Day } day })
        {
            return null;
        }

        return day.Start >= today ? day.Start : Year().IsMatch(text) ? null : day.Start.AddYears(1) is var next && next >= today ? next : null;
    }

    private static int DaysToMonday(DateOnly today) => 7 - (((int)today.DayOfWeek + 6) % 7);

    [GeneratedRegex(@"\bnext week\b|\bminggu depan\b|下周|下星期|下礼拜", RegexOptions.IgnoreCase)]
    private static partial Regex NextWeek();

    [GeneratedRegex(@"(?<!after )\b(?:tomorrow|tmr|tmrw)\b|\besok\b|明天|明日", RegexOptions.IgnoreCase)]
    private static partial Regex Tomorrow();

    [GeneratedRegex(@"\bday after tomorrow\b|\blusa\b|后天", RegexOptions.IgnoreCase)]
    private static partial Regex DayAfter();

    [GeneratedRegex(@"\b(?:in|dalam)\s+(?<n>\d{1,3})\s+(?:days?|hari|(?<weeks>weeks?|minggu))\b|(?<n>\d{1,3})\s*(?:天|(?<weeks>周|个?星期))(?:之?后|以后)", RegexOptions.IgnoreCase)]
    private static partial Regex In();

    [GeneratedRegex(@"\b20\d\d\b|20\d\d年")]
    private static partial Regex Year();
}
