using Mezzofy.Core.Language;
using Mezzofy.Core.Language.Periods;

namespace Mezzofy.Core.Tools.Reports;

/// <summary>A period cut into days, weeks or months, whichever gives a chart that can be read.</summary>
internal static class TimeBuckets
{
    private const int MostDays = 31;
    private const int MostWeeks = 26;

    /// <summary>The parts in order; the first and the last may be cut.</summary>
    public static IReadOnlyList<Period> Of(Period period)
    {
        var kind = period.DayCount() <= MostDays ? PeriodKind.Day : period.DayCount() <= MostWeeks * 7 ? PeriodKind.Week : PeriodKind.Month;
        var buckets = new List<Period>();
        for (var day = period.Start; day <= period.End; day = buckets[^1].End.AddDays(1))
        {
            var unit = CalendarPeriods.Unit(kind, day);
            buckets.Add(new(day, unit.End < period.End ? unit.End : period.End, kind));
        }

        return buckets;
    }

    /// <summary>The label of a part on an axis: "17 Nov" for a day or for the first day of a week, "Nov 2026" for a month.</summary>
    public static string Label(Period bucket, string language) => bucket.Kind switch
    {
        PeriodKind.Month => PeriodText.ShortMonth(bucket.Start, language),
        _ when language == Languages.Chinese => $"{bucket.Start.Month}月{bucket.Start.Day}日",
        _ => PeriodText.Day(bucket.Start, language)[..^5],
    };
}
