using System.Globalization;
using System.Text.RegularExpressions;

namespace Mezzofy.Core.Models.Offline.Actions;

/// <summary>Reads a time of day: "3pm", "at 9", "15:30", "pukul 3 petang", "下午三点半".</summary>
internal static partial class ClockTime
{
    /// <summary>The first time that is said, or null.</summary>
    public static TimeOnly? Of(string text)
    {
        var match = Clock().Match(text);
        if (!match.Success || !int.TryParse(Digits(match.Groups["h"].Value), CultureInfo.InvariantCulture, out var hour))
        {
            return null;
        }

        var minute = match.Groups["half"].Success ? 30 : match.Groups["m"].Success ? int.Parse(match.Groups["m"].Value, CultureInfo.InvariantCulture) : 0;
        var isLate = Afternoon().IsMatch(match.Value);
        var on24 = isLate && hour < 12 ? hour + 12 : Morning().IsMatch(match.Value) && hour == 12 ? 0 : hour;
        return on24 < 24 && minute < 60 ? new TimeOnly(on24, minute) : null;
    }

    /// <summary>Where the first time stands; empty at the beginning when none is said.</summary>
    public static (int Start, int End) Span(string text)
    {
        var match = Clock().Match(text);
        return match.Success ? (match.Index, match.Index + match.Length) : (0, 0);
    }

    private static string Digits(string hour)
    {
        const string numbers = "零一二三四五六七八九十";
        var value = hour == "两" ? 2 : hour.Length == 1 && numbers.Contains(hour[0]) ? numbers.IndexOf(hour[0])
            : hour.Length == 2 && hour[0] == '十' ? 10 + numbers.IndexOf(hour[1]) : -1;
        return value >= 0 ? value.ToString(CultureInfo.InvariantCulture) : hour;
    }

    [GeneratedRegex(@"\b(?<h>\d{1,2})(?:[:.](?<m>\d{2}))?\s*(?:am|pm|a\.m\.|p\.m\.)\b|\b(?<h>[01]?\d|2[0-3]):(?<m>\d{2})\b|\bpukul\s+(?<h>\d{1,2})(?:[:.](?<m>\d{2}))?(?:\s*(?:pagi|tengah hari|petang|malam))?|\bat\s+(?<h>\d{1,2})\b(?![:.]\d|\s*(?:minutes|hours))|(?:上午|早上|中午|下午|晚上)?(?<h>\d{1,2}|十[一二]?|[一二三四五六七八九两])点(?:(?<half>半)|(?<m>\d{2})分?)?", RegexOptions.IgnoreCase)]
    private static partial Regex Clock();

    [GeneratedRegex(@"pm|p\.m\.|petang|malam|tengah hari|下午|晚上|中午", RegexOptions.IgnoreCase)]
    private static partial Regex Afternoon();

    [GeneratedRegex(@"am\b|a\.m\.|pagi|上午|早上", RegexOptions.IgnoreCase)]
    private static partial Regex Morning();
}
