using Mezzofy.Core.Language;
using Mezzofy.Core.Language.Periods;
using Mezzofy.Core.Tools.Reports;
using Mezzofy.Core.Tools.Sales;
using Mezzofy.Core.Tools.Support;
using Npgsql;

namespace Mezzofy.Core.Tools.Management;

/// <summary>The key figures of one span, by key.</summary>
internal sealed record KpiValues(IReadOnlyDictionary<string, decimal?> Values)
{
    public decimal? this[Kpi kpi] => Values[kpi.Key];

    public decimal? this[string key] => Values[key];
}

/// <summary>All that the dashboard is made of.</summary>
/// <param name="Now">The period, as far as it has begun.</param>
/// <param name="Before">The period before.</param>
/// <param name="Trend">Twelve weeks or months up to the period's end.</param>
/// <param name="Books">The whole months that margin and profit are of.</param>
/// <param name="Targets">The targets of the months of all of these.</param>
/// <param name="Streams">Revenue by product category.</param>
/// <param name="Campaigns">The five that cost most.</param>
/// <param name="Pipeline">What is open today.</param>
/// <param name="Tickets">By category: opened, opened before, open today.</param>
internal sealed record KpiFigures(
    KpiValues Now, KpiValues Before, IReadOnlyList<(Period Span, KpiValues Values)> Trend, Period Books, KpiTargets Targets,
    IReadOnlyList<(string Name, decimal Now, decimal Before)> Streams, IReadOnlyList<(string Name, decimal Spend, int Leads, decimal Won)> Campaigns,
    IReadOnlyList<OpenStatus> Pipeline, IReadOnlyList<(string Name, int Opened, int Before, int Open)> Tickets)
{
    private const int Points = 12;
    private const int LongestWeekly = 14;

    public static async Task<KpiFigures> ReadAsync(ReportScope scope, ReportReader reader)
    {
        var buckets = Buckets(scope.Covered);
        Period[] spans = [scope.Covered, scope.Before, .. buckets];
        var books = spans.Select(WholeMonths).ToList();
        var rows = await reader.RowsAsync(
            KpiSql.Figures, Values, spans.Select(span => span.Start).ToArray(), spans.Select(span => span.End).ToArray(),
            spans.Select(span => scope.Begin(span.Start)).ToArray(), spans.Select(scope.EndOf).ToArray(),
            books.Select(month => month.Start).ToArray(), books.Select(month => month.End).ToArray());
        object[] days = [scope.Covered.Start, scope.Covered.End, scope.Before.Start, scope.Before.End];
        object[] instants = [scope.Begin(scope.Covered.Start), scope.EndOf(scope.Covered), scope.Begin(scope.Before.Start), scope.EndOf(scope.Before)];
        return new(
            rows[0], rows[1], [.. buckets.Zip(rows.Skip(2))], books[0], await KpiTargets.ReadAsync(spans.Concat(books).ToList(), reader),
            await reader.RowsAsync(KpiSql.Streams, row => (row.GetString(0), row.GetDecimal(1), row.GetDecimal(2)), days),
            await reader.RowsAsync(KpiSql.Campaigns, row => (row.GetString(0), row.GetDecimal(1), row.GetInt32(2), row.GetDecimal(3)), days[..2]),
            await reader.RowsAsync(PipelineSql.Open, row => new OpenStatus(row.GetString(0), row.GetInt32(1), row.GetDecimal(2), row.GetInt32(3)), scope.Today),
            await reader.RowsAsync(TicketSql.Categories, row => (row.GetString(0), row.GetInt32(1), row.GetInt32(2), row.GetInt32(4)), instants));
    }

    private static KpiValues Values(NpgsqlDataReader row) => new(Kpi.All.Select((kpi, index) => (kpi.Key, Value: row.Number(index))).ToDictionary(one => one.Key, one => one.Value));

    // Weeks for a period of days or weeks, months for a longer one; the last bucket ends with the period.
    private static List<Period> Buckets(Period period)
    {
        var kind = period.DayCount() <= LongestWeekly ? PeriodKind.Week : PeriodKind.Month;
        return [.. Enumerable.Range(1 - Points, Points).Select(offset => CalendarPeriods.Unit(kind, period.End, offset)).Select(one => one.End > period.End ? one with { End = period.End } : one)];
    }

    // The months of the period when it is whole months, else the last one completed before its end.
    private static Period WholeMonths(Period period)
    {
        var last = period.End.AddDays(1);
        var after = new DateOnly(last.Year, last.Month, 1);
        return period.IsWholeMonths() ? period : CalendarPeriods.Months(after.AddMonths(-1), 1, PeriodKind.Month);
    }
}
