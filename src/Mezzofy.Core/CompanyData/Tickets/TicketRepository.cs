using Mezzofy.Core.CompanyData.Writes;
using Npgsql;

namespace Mezzofy.Core.CompanyData.Tickets;

/// <summary>The support tickets.</summary>
public sealed class TicketRepository(NpgsqlDataSource database)
{
    private const string Columns =
        """
        t.ticket_no, c.name, t.subject, t.description, t.category, t.issue, t.priority, t.status, t.assignee, t.opened_at, t.resolved_at, t.resolution, t.satisfaction
        """;

    /// <summary>The tickets that fit, those with the most of the words first, then the newest; and how many fit in all.</summary>
    public async Task<(IReadOnlyList<Ticket> Tickets, int Total)> FindAsync(TicketFilter filter, int limit, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        var total = 0;
        var found = await connection.RowsAsync(
            $"""
            select {Columns}, count(*) over ()::int from biz.tickets t
            left join biz.customers c on c.id = t.customer_id
            where ($1::text[] is null or t.status = any($1)) and ($2::text is null or t.category = $2) and ($3::text is null or t.priority = $3)
              and ($4::text is null or strpos(lower(c.name), lower($4)) > 0)
              and ($5::timestamptz is null or t.opened_at >= $5) and ($6::timestamptz is null or t.opened_at < $6)
              and ($7::text is null or t.search @@ websearch_to_tsquery('english', $7))
            order by case when $7::text is null then 0 else ts_rank(t.search, websearch_to_tsquery('english', $7)) end desc, t.opened_at desc, t.id
            limit $8
            """,
            row =>
            {
                total = row.GetInt32(13);
                return Read(row);
            },
            cancellationToken,
            filter.Statuses?.ToArray(), filter.Category, filter.Priority, filter.Customer, filter.From, filter.Until, Query(filter.Words), limit);
        return (found, total);
    }

    /// <summary>The ticket of a number, or null.</summary>
    public async Task<Ticket?> FindAsync(string ticketNo, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        var found = await connection.RowsAsync(
            $"select {Columns} from biz.tickets t left join biz.customers c on c.id = t.customer_id where t.ticket_no = upper($1)", Read, cancellationToken, ticketNo);
        return found.Count == 0 ? null : found[0];
    }

    /// <summary>Solved tickets in which the words stand, one for each text and resolution with how often it came: small, whatever the history.</summary>
    public async Task<IReadOnlyList<SolvedCase>> SolvedAsync(IReadOnlyCollection<string> words, int limit, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        return await connection.RowsAsync(
            """
            select subject, description, category, issue, resolution, keywords, count(*)::int, avg(satisfaction)::numeric,
                   (percentile_cont(0.5) within group (order by extract(epoch from resolved_at - opened_at) / 3600))::numeric,
                   (array_agg(ticket_no order by resolved_at desc))[1:3], max(resolved_at)
            from biz.tickets
            where resolution is not null and search @@ websearch_to_tsquery('english', $1)
            group by subject, description, category, issue, resolution, keywords
            order by max(ts_rank(search, websearch_to_tsquery('english', $1))) desc, count(*) desc, resolution
            limit $2
            """,
            row => new SolvedCase(
                row.GetString(0), row.GetString(1), row.GetString(2), row.GetString(3), row.GetString(4), row.GetString(5), row.GetInt32(6),
                row.Maybe<decimal?>(7), row.Maybe<decimal?>(8), row.GetFieldValue<string[]>(9), row.GetDateTime(10)),
            cancellationToken, Query(words)!, limit);
    }

    /// <summary>Adds a ticket; one with the same external id is left as it is.</summary>
    /// <returns>The ticket, and whether it is new.</returns>
    public static async Task<(Ticket Ticket, bool IsNew)> AddAsync(NpgsqlConnection connection, NewTicket ticket, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var saved = await connection.RowsAsync(
            """
            insert into biz.tickets as known (external_id, customer_id, subject, description, category, issue, priority, status, channel, opened_at, keywords)
            values ($1::text, (select id from biz.customers where lower(name) = lower($2::text)), $3, $4, $5, $6, $7, 'open', $8, $9, $10)
            on conflict (external_id) do update set external_id = excluded.external_id
            returning ticket_no, xmax = 0
            """,
            row => (Number: row.GetString(0), IsNew: row.GetBoolean(1)), cancellationToken,
            ticket.ExternalId, ticket.Customer, ticket.Subject, ticket.Description, ticket.Category, ticket.Issue, ticket.Priority, ticket.Channel, at.UtcDateTime, ticket.Keywords);
        var found = await connection.RowsAsync(
            $"select {Columns} from biz.tickets t left join biz.customers c on c.id = t.customer_id where t.ticket_no = $1", Read, cancellationToken, saved[0].Number);
        return (found[0], saved[0].IsNew);
    }

    // Words are letters and digits only, so none of them can be an operator of the query.
    private static string? Query(IReadOnlyCollection<string>? words) => words is { Count: > 0 } ? string.Join(" or ", words) : null;

    private static Ticket Read(NpgsqlDataReader row) => new(
        row.GetString(0), row.Maybe<string>(1), row.GetString(2), row.GetString(3), row.GetString(4), row.GetString(5), row.GetString(6), row.GetString(7),
        row.Maybe<string>(8), row.GetDateTime(9), row.Maybe<DateTime?>(10), row.Maybe<string>(11), row.IsDBNull(12) ? null : row.GetInt16(12));
}

/// <summary>Solved tickets with the same text and resolution.</summary>
/// <param name="Subject">Their subject.</param>
/// <param name="Description">Their description.</param>
/// <param name="Category">Their category.</param>
/// <param name="Issue">What they were really about.</param>
/// <param name="Resolution">What solved them.</param>
/// <param name="Keywords">The English words behind their text.</param>
/// <param name="Count">How many.</param>
/// <param name="Satisfaction">Their average mark, or null.</param>
/// <param name="Hours">The median time to solve one.</param>
/// <param name="Latest">The numbers of the last three.</param>
/// <param name="LastSolved">When the last one was solved.</param>
public sealed record SolvedCase(
    string Subject, string Description, string Category, string Issue, string Resolution, string Keywords, int Count, decimal? Satisfaction, decimal? Hours,
    IReadOnlyList<string> Latest, DateTime LastSolved);
