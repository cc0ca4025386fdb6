namespace Mezzofy.Core.Tools.Support;

/// <summary>The queries of the ticket summary. The period goes from $1 up to before $2, the one before from $3 up to before $4.</summary>
internal static class TicketSql
{
    /// <summary>Two rows: the period and the one before.</summary>
    public const string Movements =
        """
        select count(*) filter (where opened_at < since and (resolved_at is null or resolved_at >= since))::int,
               count(*) filter (where opened_at >= since and opened_at < until)::int,
               count(*) filter (where resolved_at >= since and resolved_at < until)::int,
               count(*) filter (where opened_at < until and (resolved_at is null or resolved_at >= until))::int,
               (percentile_cont(0.5) within group (order by first_response_hours)
                   filter (where first_response_at >= since and first_response_at < until))::numeric,
               (percentile_cont(0.5) within group (order by resolution_hours) filter (where resolved_at >= since and resolved_at < until))::numeric,
               avg(satisfaction) filter (where resolved_at >= since and resolved_at < until),
               count(satisfaction) filter (where resolved_at >= since and resolved_at < until)::int
        from (values (1, $1::timestamptz, $2::timestamptz), (2, $3::timestamptz, $4::timestamptz)) period (number, since, until)
        left join reporting.support_tickets on opened_at < until and (resolved_at is null or resolved_at >= since)
        group by number
        order by number
        """;

    /// <summary>What is open, by priority; ages as of $1.</summary>
    public const string Priorities =
        """
        select priority, count(*) filter (where status = 'open')::int, count(*) filter (where status = 'in_progress')::int,
               count(*) filter (where status = 'waiting')::int, count(*)::int, count(*) filter (where first_response_at is null)::int,
               greatest(max(extract(epoch from $1::timestamptz - opened_at)) / 86400, 0)
        from reporting.support_tickets
        where is_open
        group by priority
        order by array_position(array['urgent', 'high', 'normal', 'low'], priority)
        """;

    /// <summary>By category.</summary>
    public const string Categories =
        """
        select category,
               count(*) filter (where opened_at >= $1 and opened_at < $2)::int,
               count(*) filter (where opened_at >= $3 and opened_at < $4)::int,
               count(*) filter (where resolved_at >= $1 and resolved_at < $2)::int,
               count(*) filter (where is_open)::int,
               (percentile_cont(0.5) within group (order by resolution_hours) filter (where resolved_at >= $1 and resolved_at < $2))::numeric,
               avg(satisfaction) filter (where resolved_at >= $1 and resolved_at < $2)
        from reporting.support_tickets
        where is_open or opened_at >= $1 and opened_at < $2 or resolved_at >= $1 and resolved_at < $2 or opened_at >= $3 and opened_at < $4
        group by category
        order by 2 desc, 5 desc, 1
        """;

    /// <summary>The texts of the tickets of both periods and of the open ones, the newest first; clusters are found among them.</summary>
    public const string Texts =
        """
        select t.ticket_no, c.name, t.subject, t.issue, t.category, t.opened_at >= $1 and t.opened_at < $2, t.opened_at >= $3 and t.opened_at < $4,
               t.status not in ('resolved', 'closed'), t.resolution
        from biz.tickets t
        left join biz.customers c on c.id = t.customer_id
        where t.status not in ('resolved', 'closed') or t.opened_at >= $1 and t.opened_at < $2 or t.opened_at >= $3 and t.opened_at < $4
        order by t.opened_at desc, t.id
        """;

    /// <summary>The $2 tickets that are open longest; ages as of $1.</summary>
    public const string Oldest =
        """
        select ticket_no, customer, subject, priority, status, assignee, opened_at, greatest(extract(epoch from $1::timestamptz - opened_at) / 86400, 0)
        from reporting.support_tickets
        where is_open
        order by opened_at, ticket_no
        limit $2
        """;

    /// <summary>Opened and resolved in each of several spans, from $1 up to before $2.</summary>
    public const string Trend =
        """
        select (select count(*) from reporting.support_tickets where opened_at >= since and opened_at < until)::int,
               (select count(*) from reporting.support_tickets where resolved_at >= since and resolved_at < until)::int
        from unnest($1::timestamptz[], $2::timestamptz[]) with ordinality span (since, until, number)
        order by number
        """;
}
