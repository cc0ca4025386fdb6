using Mezzofy.Core.Language.Periods;
using Mezzofy.Core.Tools.Reports;
using Npgsql;

namespace Mezzofy.Core.Tools.Support;

/// <summary>Tickets of a period. Times are medians in hours; a time and a mark belong to the period in which the answer was given or the ticket resolved.</summary>
internal sealed record TicketMovement(
    int OpenAtStart, int Opened, int Resolved, int OpenAtEnd, decimal? ResponseHours, decimal? ResolutionHours, decimal? Satisfaction, int Rated);

/// <summary>Tickets of a priority that are open today.</summary>
internal sealed record OpenPriority(string Priority, int New, int InProgress, int Waiting, int Total, int Unanswered, decimal OldestDays);

/// <summary>A category in the period.</summary>
internal sealed record TicketCategory(string Category, int Opened, int Before, int Resolved, int OpenToday, decimal? ResolutionHours, decimal? Satisfaction);

/// <summary>A problem that several customers wrote about in the period, in whatever words.</summary>
/// <param name="Issue">The known issue, or the subject of the first ticket.</param>
/// <param name="IsKnown">Whether <paramref name="Issue"/> is the company's own name for it, not a customer's words.</param>
/// <param name="Category">Most of its tickets' category.</param>
/// <param name="Tickets">How many in the period.</param>
/// <param name="Customers">From how many customers.</param>
/// <param name="Before">How many in the period before.</param>
/// <param name="OpenToday">How many are open.</param>
/// <param name="Numbers">The latest of its tickets.</param>
/// <param name="Solution">What solved most of those that are solved, or null.</param>
internal sealed record RecurringIssue(
    string Issue, bool IsKnown, string Category, int Tickets, int Customers, int Before, int OpenToday, IReadOnlyList<string> Numbers, string? Solution)
{
    /// <summary>At least two tickets and a quarter more than in the period before.</summary>
    public bool IsRising => Tickets >= Before + 2 && Tickets * 4 >= Before * 5;
}

/// <summary>A ticket that is open today.</summary>
internal sealed record OpenTicket(string Number, string? Customer, string Subject, string Priority, string Status, string? Assignee, DateTime Opened, decimal AgeDays);

/// <summary>All that the ticket summary is made of.</summary>
internal sealed record TicketFigures(
    TicketMovement Now, TicketMovement Before, IReadOnlyList<OpenPriority> Priorities, IReadOnlyList<TicketCategory> Categories, IReadOnlyList<RecurringIssue> Recurring,
    IReadOnlyList<OpenTicket> Oldest, IReadOnlyList<(string Label, int Opened, int Resolved)> Trend)
{
    private const int Listed = 15;

    /// <summary>How many are open today, whatever the period.</summary>
    public int OpenToday => Priorities.Sum(one => one.Total);

    public static async Task<TicketFigures> ReadAsync(ReportScope scope, ReportReader reader)
    {
        object[] now = [scope.Begin(scope.Covered.Start), scope.EndOf(scope.Covered)], before = [scope.Begin(scope.Before.Start), scope.EndOf(scope.Before)];
        var movements = await reader.RowsAsync(TicketSql.Movements, Movement, [.. now, .. before]);
        var clock = scope.Now.UtcDateTime;
        return new(
            movements[0],
            movements[1],
            await reader.RowsAsync(TicketSql.Priorities, Priority, clock),
            await reader.RowsAsync(TicketSql.Categories, Category, [.. now, .. before]),
            TicketClusters.Recurring(await reader.RowsAsync(TicketSql.Texts, Text, [.. now, .. before])),
            await reader.RowsAsync(TicketSql.Oldest, Ticket, clock, Listed),
            await TrendAsync(scope, reader));
    }

    private static async Task<IReadOnlyList<(string, int, int)>> TrendAsync(ReportScope scope, ReportReader reader)
    {
        var buckets = TimeBuckets.Of(scope.Covered);
        var counts = await reader.RowsAsync(
            TicketSql.Trend, row => (row.GetInt32(0), row.GetInt32(1)),
            buckets.Select(bucket => scope.Begin(bucket.Start)).ToArray(), buckets.Select(scope.EndOf).ToArray());
        return [.. buckets.Zip(counts, (bucket, count) => (TimeBuckets.Label(bucket, scope.Language), count.Item1, count.Item2))];
    }

    private static TicketMovement Movement(NpgsqlDataReader row) => new(
        row.GetInt32(0), row.GetInt32(1), row.GetInt32(2), row.GetInt32(3), row.Number(4), row.Number(5), row.Number(6), row.GetInt32(7));

    private static OpenPriority Priority(NpgsqlDataReader row) => new(
        row.GetString(0), row.GetInt32(1), row.GetInt32(2), row.GetInt32(3), row.GetInt32(4), row.GetInt32(5), row.GetDecimal(6));

    private static TicketCategory Category(NpgsqlDataReader row) => new(
        row.GetString(0), row.GetInt32(1), row.GetInt32(2), row.GetInt32(3), row.GetInt32(4), row.Number(5), row.Number(6));

    private static TicketText Text(NpgsqlDataReader row) => new(
        row.GetString(0), row.Text(1), row.GetString(2), row.GetString(3), row.GetString(4), row.GetBoolean(5), row.GetBoolean(6), row.GetBoolean(7), row.Text(8));

    private static OpenTicket Ticket(NpgsqlDataReader row) => new(
        row.GetString(0), row.Text(1), row.GetString(2), row.GetString(3), row.GetString(4), row.Text(5), row.GetDateTime(6), row.GetDecimal(7));
}
