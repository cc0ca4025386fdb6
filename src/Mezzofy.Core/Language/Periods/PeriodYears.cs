using System.Text.RegularExpressions;

namespace Mezzofy.Core.Language.Periods;

/// <summary>Reads the year that a pattern found, and makes atoms of what belongs to a year.</summary>
internal static class PeriodYears
{
    /// <summary>A year as said in English or Malay, group <c>y</c>.</summary>
    public const string Latin = @"(?<y>fy\s?'?[0-9]{2,4}|[0-9]{4}|'[0-9]{2}|" + LatinRelative + @")(?![0-9])";

    /// <summary>"last year" and its like.</summary>
    public const string LatinRelative =
        @"(?:the\s+)?(?:last|previous|prior|past|this|current|next|coming)\s+(?:financial\s+|fiscal\s+)?year|tahun\s+(?:kewangan\s+)?(?:ini|semasa|lepas|lalu|sebelum\s+ini|sebelumnya|depan|hadapan)";

    /// <summary>A year as said in Chinese, group <c>y</c>.</summary>
    public const string Chinese = @"(?<y>(?<![0-9])[0-9]{4}(?:年度?|财年)?|[零〇一二三四五六七八九]{4}年|(?<![0-9])[0-9]{2}年|今年|本年度?|去年|上一?年度?|前年|明年)";

    private const int Earliest = 2000;
    private const int Ahead = 5;

    /// <summary>The year that was said, or null when none was.</summary>
    public static int? Said(Match match, PeriodClock clock)
    {
        var text = match.Groups["y"].Value;
        var today = clock.Today.Year;
        return text.Length == 0 ? null : Offset(text) is { } offset ? today + offset : Number(text);
    }

    /// <summary>Makes an atom of something in a year; without a year it is the most recent one that has begun.</summary>
    public static PeriodAtom Of(Match match, PeriodClock clock, Func<int, Period> make)
    {
        var said = Said(match, clock);
        if (said is < Earliest || said > clock.Today.Year + Ahead)
        {
            return new PeriodAtom(match.Index, match.Length, null, PeriodProblem.OutOfRange);
        }

        var period = make(said ?? clock.Today.Year);
        var recent = said is null && period.Start > clock.Today ? make(clock.Today.Year - 1) : period;
        return new PeriodAtom(match.Index, match.Length, recent) { HasYear = said is not null };
    }

    /// <summary>An atom that names what does not exist.</summary>
    public static PeriodAtom Impossible(Match match, PeriodProblem problem) => new(match.Index, match.Length, null, problem);

    /// <summary>A day that may not exist.</summary>
    public static PeriodAtom Day(Match match, PeriodClock clock, int month, int day)
    {
        if (month is < 1 or > 12)
        {
            return Impossible(match, PeriodProblem.NoSuchMonth);
        }

        var year = Said(match, clock) ?? clock.Today.Year;
        return year is >= Earliest and <= 9998 && (day < 1 || day > DateTime.DaysInMonth(year, month))
            ? Impossible(match, PeriodProblem.NoSuchDay)
            : Of(match, clock, one => CalendarPeriods.Day(new DateOnly(one, month, Math.Min(day, DateTime.DaysInMonth(one, month)))));
    }

    /// <summary>A month that may not exist.</summary>
    public static PeriodAtom Month(Match match, PeriodClock clock, int month) =>
        month is < 1 or > 12 ? Impossible(match, PeriodProblem.NoSuchMonth) : Of(match, clock, year => CalendarPeriods.Month(year, month));

    /// <summary>A quarter that may not exist; -1 is the last.</summary>
    public static PeriodAtom Quarter(Match match, PeriodClock clock, int quarter) => quarter switch
    {
        -1 => Of(match, clock, year => CalendarPeriods.Quarter(year, 4)),
        >= 1 and <= 4 => Of(match, clock, year => CalendarPeriods.Quarter(year, quarter)),
        _ => Impossible(match, PeriodProblem.NoSuchQuarter),
    };

    /// <summary>A half that may not exist; -1 is the last.</summary>
    public static PeriodAtom Half(Match match, PeriodClock clock, int half) => half switch
    {
        -1 => Of(match, clock, year => CalendarPeriods.Half(year, 2)),
        1 or 2 => Of(match, clock, year => CalendarPeriods.Half(year, half)),
        _ => Impossible(match, PeriodProblem.NoSuchHalf),
    };

    private static int? Offset(string text)
    {
        if (char.IsAsciiDigit(text[0]) || text[0] == '\'' || text.StartsWith("fy", StringComparison.Ordinal))
        {
            return null;
        }

        return Contains(text, "last", "previous", "prior", "past", "lepas", "lalu", "sebelum", "去年", "上年", "上一年") ? -1
            : text == "前年" ? -2
            : Contains(text, "next", "coming", "depan", "hadapan", "明年") ? 1
            : Contains(text, "this", "current", "ini", "semasa", "今年", "本年") ? 0
            : null;
    }

    private static int? Number(string text)
    {
        var digits = text.TrimStart('f', 'y', ' ', '\'').TrimEnd('年', '度', '财');
        var number = PeriodNumbers.Read(digits);
        return number is >= 0 and < 100 && digits.Length == 2 ? 2000 + number : number;
    }

    private static bool Contains(string text, params ReadOnlySpan<string> words)
    {
        foreach (var word in words)
        {
            if (text.Contains(word, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }
}
