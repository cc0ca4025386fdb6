using System.Globalization;
using System.Text.RegularExpressions;

namespace Mezzofy.Core.Models.Offline.Actions;

/// <summary>How often something is to be done, as people say it: "every Monday at 9", "每月1日", "setiap hari bekerja".</summary>
/// <param name="Cron">Five fields, or null for an interval.</param>
/// <param name="EveryMinutes">The interval, or null.</param>
/// <param name="IsExact">Whether a day or a time is named; "revenue every month" rather asks for a table.</param>
/// <param name="Rest">The message without those words.</param>
internal sealed partial record Recurrence(string? Cron, int? EveryMinutes, bool IsExact, string Rest)
{
    private const int StartOfWork = 9;
    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    private const string Weekday = @"(?:mon|tues?|wednes|wed|thurs?|thu|fri|satur|sat|sun)(?:day)?s?|isnin|selasa|rabu|khamis|jumaat|sabtu|ahad";

    private static readonly (Regex Pattern, bool NamesDay, Func<Match, string?> Days)[] Kinds =
    [
        (new($@"\b(?:(?:on\s+)?(?:every|each|the)\s+)?(?<nth>first|second|third|fourth|last|1st|2nd|3rd|4th)\s+(?<day>{Weekday})\s+of\s+(?:the|every|each)\s+month\b|\b(?<day>{Weekday})\s+(?<nth>pertama|kedua|ketiga|keempat|terakhir)\s+setiap\s+bulan\b|每个?月的?(?<nth>第[一二三四]|最后)个?(?<day>(?:周|星期|礼拜)[一二三四五六日天])", Options), true, NthWeekday),
        (new($@"\b(?:(?:(?:every|each|setiap|tiap-tiap|tiap)\s+(?:hari\s+)?)(?:{Weekday})(?:\s*(?:,|and|&|dan)\s*(?:every\s+|setiap\s+)?(?:{Weekday})\b)*|on\s+(?:{Weekday})(?<=s)(?:\s*(?:,|and|&)\s*(?:{Weekday})\b)*)\b(?:\s+(?<part>morning|afternoon|evening|pagi|petang))?|(?:每个?|逢)(?:周|星期|礼拜)[一二三四五六日天](?:[、和及,，]\s*(?:周|星期|礼拜)?[一二三四五六日天])*的?", Options), true, Weekdays),
        (new(@"\b(?:every|each)\s+(?:week\s?day|work(?:ing)?\s?day|business\s+day)(?:\s+(?<part>morning|afternoon|evening))?\b|\bon\s+(?:week|work)days\b|\bsetiap\s+hari\s+(?:be)?kerja\b|每个?工作日", Options), true, _ => "* * 1-5"),
        (new(@"\b(?:on\s+)?(?:the\s+)?(?<dom>first|last|\d{1,2}(?:st|nd|rd|th))(?:\s+day)?\s+of\s+(?:every|each|the)\s+month\b|\b(?:every|each)\s+month\s+on\s+(?:the\s+)?(?<dom>first|last|\d{1,2}(?:st|nd|rd|th)?)\b|\bmonthly\s+on\s+(?:the\s+)?(?<dom>first|last|\d{1,2}(?:st|nd|rd|th)?)\b|\b(?:pada\s+)?(?<dom>\d{1,2})\s?hb\s+(?:setiap|tiap-tiap)\s+bulan\b|\b(?:setiap|tiap-tiap)\s+(?:bulan\s+(?:pada\s+)?)?(?<dom>\d{1,2})\s?hb(?:\s+bulan)?\b|每个?月的?(?<dom>\d{1,2}|[一二三四五六七八九十]{1,3})[号日]|每个?月的?(?<dom>最后一天|月底|底|初)", Options), true, Monthly),
        (new(@"\b(?:every|each)\s+(?<part>morning|afternoon|evening|night)\b|\b(?:every|each)\s+day\b|\bdaily\s+(?=at\b)|\bsetiap\s+(?<part>pagi|petang|malam)\b|\b(?:setiap|tiap-tiap)\s+hari\b|每[天日](?<part>早上|上午|下午|晚上)?(?!内)", Options), true, _ => "* * *"),
        (new(@"\b(?:every|each)\s+week\b|\bweekly\s+(?=at\b)|\bsetiap\s+minggu\b|每个?(?:周|星期|礼拜)(?![一二三四五六日天末])", Options), false, _ => "* * 1"),
        (new(@"\b(?:every|each)\s+month\b|\bmonthly\s+(?=at\b)|\bsetiap\s+bulan\b|每个?月(?!\d|[底初])", Options), false, _ => "1 * *"),
        (new(@"\b(?:every|each)\s+quarter\b|\bsetiap\s+suku(?:\s+tahun)?\b|每个?季度?", Options), false, _ => "1 1,4,7,10 *"),
        (new(@"\bevery\s+(?<n>\d{1,4}\s+)?(?<unit>minutes?|hours?)\b|\bhourly\b|\bsetiap\s+(?<n>\d{1,4}\s+)?(?<unit>minit|jam)\b|每隔?(?<n>\d{1,4})?个?(?<unit>分钟|小时)", Options), false, _ => null),
    ];

    /// <summary>Whether a message speaks of a rhythm that no cron expression keeps: every other week, say.</summary>
    public static bool IsUnusual(string text) => Unusual().IsMatch(text);

    /// <summary>The first that stands in a message, or null.</summary>
    public static Recurrence? Of(string text)
    {
        foreach (var (pattern, namesDay, days) in Kinds)
        {
            if (pattern.Match(text) is { Success: true } match)
            {
                return Read(text, match, days(match), namesDay);
            }
        }

        return null;
    }

    private static Recurrence Read(string text, Match match, string? days, bool namesDay)
    {
        var without = text.Remove(match.Index, match.Length).Insert(match.Index, " ");
        if (days is null)
        {
            var count = int.TryParse(match.Groups["n"].Value, CultureInfo.InvariantCulture, out var said) ? said : 1;
            var isHours = match.Groups["unit"].Value is not ("minute" or "minutes" or "minit" or "分钟");
            return new(null, count * (isHours ? 60 : 1), true, without);
        }

        var time = Time(without, match.Groups["part"].Value.ToLowerInvariant(), out var rest);
        return new($"{time.Minute} {time.Hour} {days}", null, namesDay || rest != without, rest);
    }

    private static TimeOnly Time(string text, string part, out string rest)
    {
        var isLate = part is "evening" or "night" or "petang" or "malam" or "晚上" or "下午" or "afternoon";
        if (ClockTime.Of(text) is not { } time)
        {
            rest = text;
            return new TimeOnly(part is "afternoon" or "下午" ? 14 : isLate ? 18 : StartOfWork, 0);
        }

        var (start, end) = ClockTime.Span(text);
        rest = text[..start] + " " + text[end..];
        return isLate && time.Hour < 12 ? time.AddHours(12) : time;
    }

    private static string Weekdays(Match match)
    {
        // "每周一、三" names the second day without its word.
        var said = Regex.Replace(match.Value, @"(?<=[、和及,，]\s*)(?=[一二三四五六日天])", "周");
        return $"* * {string.Join(',', ComingDay.NamedIn(Plural().Replace(said, "$1")).Select(day => (int)day).Order())}";
    }

    // "The first Monday of the month" is 1#1, the last Friday 5L.
    private static string NthWeekday(Match match)
    {
        var day = (int)ComingDay.NamedIn(Plural().Replace(match.Groups["day"].Value, "$1"))[0];
        var nth = match.Groups["nth"].Value.ToLowerInvariant() switch
        {
            "first" or "1st" or "pertama" or "第一" => "#1",
            "second" or "2nd" or "kedua" or "第二" => "#2",
            "third" or "3rd" or "ketiga" or "第三" => "#3",
            "fourth" or "4th" or "keempat" or "第四" => "#4",
            _ => "L",
        };
        return $"* * {day}{nth}";
    }

    private static string Monthly(Match match)
    {
        var said = match.Groups["dom"].Value.ToLowerInvariant();
        return said switch
        {
            "first" or "初" => "1 * *",
            "last" or "底" or "月底" or "最后一天" => "L * *",
            _ when said[0] is >= '0' and <= '9' => $"{int.Parse(Number().Match(said).Value, CultureInfo.InvariantCulture)} * *",
            _ => $"{ChineseNumber(said)} * *",
        };
    }

    private static int ChineseNumber(string said)
    {
        const string digits = "一二三四五六七八九";
        var ten = said.IndexOf('十');
        return ten < 0 ? digits.IndexOf(said[0]) + 1
            : ((ten == 0 ? 1 : digits.IndexOf(said[0]) + 1) * 10) + (ten == said.Length - 1 ? 0 : digits.IndexOf(said[^1]) + 1);
    }

    [GeneratedRegex(@"\b(mon|tue|wed|thu|fri|sat|sun)[a-z]*s\b", RegexOptions.IgnoreCase)]
    private static partial Regex Plural();

    [GeneratedRegex(@"\bevery\s+(?:other|second|third|few|two|three|[2-9])\s+(?:day|week|month|quarter|year|mon|tues|wednes|thurs|fri|satur|sun)|\b(?:fortnightly|bi-?weekly|bi-?monthly)\b|每(?:隔|两|二|三|[2-9])个?(?:天|周|星期|礼拜|月)|隔(?:天|周|月)|\b(?:dua|tiga|2|3)\s+(?:hari|minggu|bulan)\s+sekali\b|\bselang\s+(?:sehari|seminggu|sebulan)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Unusual();

    [GeneratedRegex(@"\d+")]
    private static partial Regex Number();
}
