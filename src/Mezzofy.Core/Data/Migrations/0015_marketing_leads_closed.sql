-- Marketing sees when a lead was closed and of which campaign it and each day's results are: what a campaign's return in a period is made of.
create or replace view reporting.marketing_leads as
select l.lead_no, l.created_on, date_trunc('month', l.created_on)::date as month, l.source, c.name as campaign, l.industry, l.country, l.status, l.value_sgd,
       l.closed_on, l.campaign_id
from biz.leads l
left join biz.campaigns c on c.id = l.campaign_id;
comment on column reporting.marketing_leads.closed_on is 'The day it was won or lost; null while it is open.';

create or replace view reporting.marketing_days as
select r.day, date_trunc('month', r.day)::date as month, c.name as campaign, c.channel, c.country, r.impressions, r.clicks, r.spend_sgd, r.campaign_id
from biz.campaign_results r
join biz.campaigns c on c.id = r.campaign_id;
