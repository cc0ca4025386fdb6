namespace Mezzofy.Core.Tools.Marketing;

/// <summary>The queries of the campaign report, for the days $1 to $2, both included.</summary>
internal static class CampaignSql
{
    /// <summary>Every campaign that ran or had a result then, with what it did so far.</summary>
    public const string Campaigns =
        """
        select c.campaign, c.channel, c.objective, c.starts_on, c.ends_on, c.budget_sgd, c.spend_sgd, c.leads::int, c.won::int, c.won_value_sgd,
               coalesce(d.impressions, 0), coalesce(d.clicks, 0), coalesce(d.spend, 0), coalesce(l.leads, 0), coalesce(l.won, 0), coalesce(l.won_value, 0)
        from reporting.marketing_campaigns c
        left join (
            select campaign_id, sum(impressions) as impressions, sum(clicks) as clicks, sum(spend_sgd) as spend
            from reporting.marketing_days
            where day between $1 and $2
            group by campaign_id
        ) d using (campaign_id)
        left join (
            select campaign_id, count(*) filter (where created_on between $1 and $2)::int as leads,
                   count(*) filter (where status = 'won' and closed_on between $1 and $2)::int as won,
                   sum(value_sgd) filter (where status = 'won' and closed_on between $1 and $2) as won_value
            from reporting.marketing_leads
            where campaign_id is not null and (created_on between $1 and $2 or closed_on between $1 and $2)
            group by campaign_id
        ) l using (campaign_id)
        where (c.starts_on <= $2 and c.ends_on >= $1) or d.campaign_id is not null or l.campaign_id is not null
        order by c.starts_on, c.campaign
        """;

    /// <summary>How many days of results there are, and the median days from lead to deal of all that campaigns won up to $2.</summary>
    public const string Context =
        """
        select (select count(*) from reporting.marketing_days where day between $1 and $2),
               (select percentile_cont(0.5) within group (order by closed_on - created_on)
                from reporting.marketing_leads
                where campaign_id is not null and status = 'won' and closed_on <= $2)::numeric
        """;
}
