namespace Mezzofy.Core.Tools.Management;

/// <summary>The queries of the dashboard. Spans come as arrays: first and last days, the instants they begin and end at, first and last of whole months.</summary>
internal static class KpiSql
{
    /// <summary>A row a span, a column a figure, in the order of <see cref="Kpi.All"/>; what is a state at the end only for the first two spans.</summary>
    public const string Figures =
        """
        select (select coalesce(sum(amount), 0) from reporting.finance_ledger where category = 'revenue' and posted_on between first and last),
               books.gross / nullif(books.revenue, 0),
               books.net,
               case when number <= 2 then (select coalesce(sum(m.debit - m.credit), 0) from biz.account_months m join biz.ledger_accounts a on a.code = m.account_code and a.is_cash where m.month < date_trunc('month', last))
                   + (select coalesce(sum(l.debit - l.credit), 0) from biz.journal_lines l join biz.ledger_accounts a on a.code = l.account_code and a.is_cash
                      where l.posted_on between date_trunc('month', last)::date and last) end,
               case when number <= 2 then (select coalesce(sum(total_sgd), 0) from reporting.finance_invoices where due_on <= last and (settled_on is null or settled_on > last)) end,
               (select count(*) from reporting.sales_customers where signed_up_on between first and last)::numeric,
               deals.won_value,
               deals.won / nullif(deals.closed, 0)::numeric,
               case when number <= 2 then (select coalesce(sum(value_sgd), 0) from reporting.sales_leads where created_on <= last and (closed_on is null or closed_on > last)) end,
               (select count(*) from reporting.sales_leads where created_on between first and last)::numeric,
               spent.amount,
               (brought.amount - spent.amount) / nullif(spent.amount, 0),
               (select count(*) from reporting.support_tickets where opened_at >= since and opened_at < until)::numeric,
               solved.tickets,
               solved.hours,
               solved.satisfaction,
               (select count(*) from reporting.sales_customers where signed_up_on <= last and (churned_on is null or churned_on > last))::numeric,
               (select count(*) from reporting.sales_customers where churned_on between first and last)::numeric
        from unnest($1::date[], $2::date[], $3::timestamptz[], $4::timestamptz[], $5::date[], $6::date[]) with ordinality
            span (first, last, since, until, from_month, to_month, number)
        cross join lateral (
            select sum(amount) filter (where category = 'revenue') as revenue,
                   coalesce(sum(amount) filter (where category = 'revenue'), 0) - coalesce(sum(amount) filter (where category = 'cost_of_sales'), 0) as gross,
                   sum(case account_type when 'revenue' then amount when 'expense' then -amount end) as net
            from reporting.finance_account_months where month between from_month and to_month
        ) books
        cross join lateral (
            select coalesce(sum(value_sgd) filter (where status = 'won'), 0) as won_value, count(*) filter (where status = 'won') as won, count(*) as closed
            from reporting.sales_leads where closed_on between first and last
        ) deals
        cross join lateral (select coalesce(sum(spend_sgd), 0) as amount from reporting.marketing_days where day between first and last) spent
        cross join lateral (
            select coalesce(sum(value_sgd), 0) as amount from reporting.marketing_leads where campaign_id is not null and status = 'won' and closed_on between first and last
        ) brought
        cross join lateral (
            select count(*)::numeric as tickets, (percentile_cont(0.5) within group (order by resolution_hours))::numeric as hours, avg(satisfaction) as satisfaction
            from reporting.support_tickets where resolved_at >= since and resolved_at < until
        ) solved
        order by number
        """;

    /// <summary>Targets of the months $1 to $2.</summary>
    public const string Targets = "select metric, month, target from reporting.kpi_targets where month between $1 and $2";

    /// <summary>Revenue by product category, from $1 to $2 and before, from $3 to $4.</summary>
    public const string Streams =
        """
        select product_category, coalesce(sum(amount_sgd) filter (where ordered_on between $1 and $2), 0), coalesce(sum(amount_sgd) filter (where ordered_on between $3 and $4), 0)
        from reporting.finance_revenue
        where ordered_on between $1 and $2 or ordered_on between $3 and $4
        group by 1 order by 2 desc, 1
        """;

    /// <summary>The five campaigns that cost most from $1 to $2, with the deals that were won then.</summary>
    public const string Campaigns =
        """
        select c.campaign, d.spend, coalesce(l.leads, 0)::int, coalesce(l.won_value, 0)
        from (select campaign_id, sum(spend_sgd) as spend from reporting.marketing_days where day between $1 and $2 group by campaign_id) d
        join reporting.marketing_campaigns c using (campaign_id)
        left join (
            select campaign_id, count(*) filter (where created_on between $1 and $2) as leads,
                   sum(value_sgd) filter (where status = 'won' and closed_on between $1 and $2) as won_value
            from reporting.marketing_leads where campaign_id is not null and (created_on between $1 and $2 or closed_on between $1 and $2)
            group by campaign_id
        ) l using (campaign_id)
        order by d.spend desc, c.campaign
        limit 5
        """;
}
