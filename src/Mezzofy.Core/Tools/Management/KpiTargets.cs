using Mezzofy.Core.Language;
using Mezzofy.Core.Language.Periods;
using Mezzofy.Core.Tools.Reports;

namespace Mezzofy.Core.Tools.Management;

/// <summary>What was to be reached: targets are set by month, a part of a month is to reach its days' share.</summary>
internal sealed class KpiTargets(IReadOnlyDictionary<(string Metric, DateOnly Month), decimal> targets)
{
    /// <summary>Reads the targets of the months that the spans touch.</summary>
    public static async Task<KpiTargets> ReadAsync(IReadOnlyList<Period> spans, ReportReader reader)
    {
        var rows = await reader.RowsAsync(
            KpiSql.Targets, row => (Key: (row.GetString(0), row.GetFieldValue<DateOnly>(1)), Target: row.GetDecimal(2)),
            First(spans.Min(span => span.Start)), First(spans.Max(span => span.End)));
        return new(rows.ToDictionary(row => row.Key, row => row.Target));
    }

    /// <summary>The target of a figure in a span; null when none is set for one of its months.</summary>
    public decimal? Of(Kpi kpi, Period span)
    {
        if (kpi.Target is not { } metric)
        {
            return null;
        }

        if (!kpi.IsFlow)
        {
            return targets.TryGetValue((metric, First(span.End)), out var level) ? level : null;
        }

        decimal sum = 0;
        for (var month = First(span.Start); month <= span.End; month = month.AddMonths(1))
        {
            if (!targets.TryGetValue((metric, month), out var target))
            {
                return null;
            }

            var (from, to) = (month > span.Start ? month : span.Start, month.AddMonths(1).AddDays(-1) < span.End ? month.AddMonths(1).AddDays(-1) : span.End);
            sum += target * (to.DayNumber - from.DayNumber + 1) / DateTime.DaysInMonth(month.Year, month.Month);
        }

        return sum;
    }

    /// <summary>How far a figure has come, 1 is reached; null without a target or a figure.</summary>
    public static decimal? Reached(Kpi kpi, decimal? value, decimal? target) => (value, target, kpi.MoreIsGood) switch
    {
        (null, _, _) or (_, null or <= 0, _) => null,
        ( <= 0, _, false) => 1,
        (var actual, var wanted, false) => wanted / actual,
        var (actual, wanted, _) => actual / wanted,
    };

    private static DateOnly First(DateOnly day) => new(day.Year, day.Month, 1);
}
