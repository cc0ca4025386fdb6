namespace Mezzofy.Core.Tools.Sales;

/// <summary>The queries of the pipeline report. Days are inclusive.</summary>
internal static class PipelineSql
{
    /// <summary>Two rows: the period ($1 to $2) and the one before ($3 to $4).</summary>
    public const string Movements =
        """
        select count(*) filter (where created_on < first and (closed_on is null or closed_on >= first))::int,
               coalesce(sum(value_sgd) filter (where created_on < first and (closed_on is null or closed_on >= first)), 0),
               count(*) filter (where created_on between first and last)::int,
               coalesce(sum(value_sgd) filter (where created_on between first and last), 0),
               count(*) filter (where status = 'won' and closed_on between first and last)::int,
               coalesce(sum(value_sgd) filter (where status = 'won' and closed_on between first and last), 0),
               count(*) filter (where status = 'lost' and closed_on between first and last)::int,
               coalesce(sum(value_sgd) filter (where status = 'lost' and closed_on between first and last), 0),
               count(*) filter (where created_on <= last and (closed_on is null or closed_on > last))::int,
               coalesce(sum(value_sgd) filter (where created_on <= last and (closed_on is null or closed_on > last)), 0),
               (percentile_cont(0.5) within group (order by closed_on - created_on) filter (where status = 'won' and closed_on between first and last))::numeric
        from (values (1, $1::date, $2::date), (2, $3::date, $4::date)) period (number, first, last)
        left join reporting.sales_leads on true
        group by number
        order by number
        """;

    /// <summary>What is open, by status; overdue as of $1.</summary>
    public const string Open =
        """
        select status, count(*)::int, sum(value_sgd), count(*) filter (where follow_up_date < $1)::int
        from reporting.sales_leads
        where is_open
        group by status
        order by array_position(array['new', 'contacted', 'qualified', 'proposal', 'negotiation'], status)
        """;

    /// <summary>By source, for the period $1 to $2; overdue as of $3.</summary>
    public const string BySource = "select source" + Counts + "group by source order by 5 desc, 3 desc, 1";

    /// <summary>By owner, for the period $1 to $2; overdue as of $3.</summary>
    public const string ByOwner = "select owner" + Counts + "group by owner order by 8 desc, 3 desc, 1";

    /// <summary>Why leads were lost from $1 to $2.</summary>
    public const string Lost =
        """
        select coalesce(lost_reason, ''), count(*)::int, sum(value_sgd)
        from reporting.sales_leads
        where status = 'lost' and closed_on between $1 and $2
        group by 1
        order by 2 desc, 3 desc, 1
        """;

    /// <summary>The $2 follow-ups that are overdue longest as of $1.</summary>
    public const string Overdue = Leads + "and follow_up_date < $1 order by follow_up_date, value_sgd desc, lead_no limit $2";

    /// <summary>The $2 open leads of the highest value; overdue as of $1.</summary>
    public const string Biggest = Leads + "order by value_sgd desc, lead_no limit $2";

    private const string Counts =
        """
        ,
               count(*) filter (where is_open)::int,
               coalesce(sum(value_sgd) filter (where is_open), 0),
               count(*) filter (where is_open and follow_up_date < $3)::int,
               count(*) filter (where created_on between $1 and $2)::int,
               coalesce(sum(value_sgd) filter (where created_on between $1 and $2), 0),
               count(*) filter (where status = 'won' and closed_on between $1 and $2)::int,
               coalesce(sum(value_sgd) filter (where status = 'won' and closed_on between $1 and $2), 0),
               count(*) filter (where status = 'lost' and closed_on between $1 and $2)::int
        from reporting.sales_leads
        where is_open or created_on between $1 and $2 or closed_on between $1 and $2

        """;

    private const string Leads =
        """
        select lead_no, company, owner, status, value_sgd, created_on, follow_up_date, greatest($1::date - coalesce(follow_up_date, $1::date), 0)
        from reporting.sales_leads
        where is_open

        """;
}
