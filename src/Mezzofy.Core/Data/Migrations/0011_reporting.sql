-- Reporting: what a language model may read, one set of views a department, explained by comments. Views leave out what no question needs: nobody's e-mail, no bodies of tickets.
create schema if not exists reporting;

-- Finance
create view reporting.finance_ledger as
select l.posted_on, date_trunc('month', l.posted_on)::date as month, e.id as entry_id, e.kind, e.description, a.code as account_code, a.name as account,
       a.type as account_type, a.category, l.debit, l.credit,
       case when a.type in ('revenue', 'liability', 'equity') then l.credit - l.debit else l.debit - l.credit end as amount
from biz.journal_lines l
join biz.journal_entries e on e.id = l.entry_id
join biz.ledger_accounts a on a.code = l.account_code;
comment on view reporting.finance_ledger is 'Every line of the double-entry ledger, in SGD. For totals by month use finance_account_months, which is much smaller.';
comment on column reporting.finance_ledger.amount is 'In the natural sign of the account: revenue, liabilities and equity grow with credits, assets and expenses with debits. SGD.';

create view reporting.finance_account_months as
select m.month, a.code as account_code, a.name as account, a.type as account_type, a.category, a.is_cash, m.debit, m.credit,
       case when a.type in ('revenue', 'liability', 'equity') then m.credit - m.debit else m.debit - m.credit end as amount
from biz.account_months m
join biz.ledger_accounts a on a.code = m.account_code;
comment on view reporting.finance_account_months is 'Movement of each ledger account in each month (month = its first day), in SGD. Balance of an account = sum of amount up to a month; revenue and expenses = sum over the months asked about.';
comment on column reporting.finance_account_months.amount is 'Movement in the natural sign of the account, SGD.';
comment on column reporting.finance_account_months.account_type is 'asset, liability, equity, revenue or expense.';

create view reporting.finance_months as
select m.month,
       sum(case when a.category = 'revenue' then m.credit - m.debit else 0 end) as revenue,
       sum(case when a.type = 'revenue' and a.category <> 'revenue' then m.credit - m.debit else 0 end) as other_income,
       sum(case when a.type = 'expense' then m.debit - m.credit else 0 end) as expenses,
       sum(case when a.type in ('revenue', 'expense') then m.credit - m.debit else 0 end) as net_income,
       sum(case when a.is_cash then m.debit - m.credit else 0 end) as cash_change
from biz.account_months m
join biz.ledger_accounts a on a.code = m.account_code
group by m.month;
comment on view reporting.finance_months is 'One row a month: revenue (of orders), other income, expenses, net income and change of cash, in SGD.';

create view reporting.finance_revenue as
select o.id as order_id, o.order_no, o.ordered_on, date_trunc('month', o.ordered_on)::date as month, c.name as customer, c.country, c.industry, c.plan,
       p.name as product, p.category as product_category, p.recurring, o.channel, l.quantity, l.amount_sgd
from biz.order_lines l
join biz.orders o on o.id = l.order_id
join biz.customers c on c.id = o.customer_id
join biz.products p on p.id = l.product_id;
comment on view reporting.finance_revenue is 'Every order line with its customer and product; amount_sgd is revenue before tax, in SGD.';

create view reporting.finance_invoices as
select o.id as order_id, o.order_no, c.name as customer, c.country, o.ordered_on, o.due_on, o.total_sgd,
       p.settled_on, p.kind as settlement,
       case when p.order_id is null then o.total_sgd else 0 end as outstanding_sgd,
       case when p.order_id is null and o.due_on < current_date then current_date - o.due_on else 0 end as days_overdue,
       case when p.kind = 'payment' then 'paid' when p.kind = 'write_off' then 'written_off' when o.due_on < current_date then 'overdue' else 'open' end as status
from biz.orders o
join biz.customers c on c.id = o.customer_id
left join biz.payments p on p.order_id = o.id;
comment on view reporting.finance_invoices is 'Every order as an invoice including tax, in SGD, with what is outstanding. status: paid, written_off, open, overdue.';

-- Sales
create view reporting.sales_leads as
select lead_no, company, contact_name, industry, country, city, source, owner, status, value_sgd, created_on, follow_up_date, last_activity_on, closed_on, lost_reason,
       status not in ('won', 'lost') as is_open,
       status not in ('won', 'lost') and follow_up_date < current_date as is_overdue
from biz.leads;
comment on view reporting.sales_leads is 'Every lead. status: new, contacted, qualified, proposal, negotiation, won, lost. country: SG or MY. value_sgd is the expected yearly value in SGD.';
comment on column reporting.sales_leads.is_overdue is 'Open and its follow_up_date is before today.';

create view reporting.sales_activities as
select a.occurred_on, l.lead_no, l.company, a.kind, a.summary, a.done_by
from biz.lead_activities a
join biz.leads l on l.id = a.lead_id;
comment on view reporting.sales_activities is 'What was done with each lead: call, email, meeting, demo, note.';

create view reporting.sales_customers as
select c.id as customer_id, c.name as customer, c.industry, c.country, c.city, c.plan, c.account_owner, c.signed_up_on, c.churned_on,
       c.churned_on is null or c.churned_on > current_date as is_active
from biz.customers c;
comment on view reporting.sales_customers is 'Every customer. plan: starter, growth, enterprise. country: SG or MY.';

create view reporting.sales_orders as
select o.order_no, o.ordered_on, date_trunc('month', o.ordered_on)::date as month, c.name as customer, c.country, c.industry, c.plan, c.account_owner, o.channel,
       o.subtotal_sgd as amount_sgd
from biz.orders o
join biz.customers c on c.id = o.customer_id;
comment on view reporting.sales_orders is 'Every order; amount_sgd is before tax, in SGD.';

-- Marketing
create view reporting.marketing_campaigns as
select c.id as campaign_id, c.name as campaign, c.channel, c.objective, c.country, c.starts_on, c.ends_on, c.owner, c.budget_sgd,
       coalesce(r.spend_sgd, 0) as spend_sgd, coalesce(r.impressions, 0) as impressions, coalesce(r.clicks, 0) as clicks,
       coalesce(l.leads, 0) as leads, coalesce(l.won, 0) as won, coalesce(l.won_value_sgd, 0) as won_value_sgd,
       round(coalesce(r.spend_sgd, 0) / nullif(l.leads, 0), 2) as cost_per_lead_sgd,
       round((coalesce(l.won_value_sgd, 0) - r.spend_sgd) / nullif(r.spend_sgd, 0), 4) as roi
from biz.campaigns c
left join (
    select campaign_id, sum(spend_sgd) as spend_sgd, sum(impressions) as impressions, sum(clicks) as clicks
    from biz.campaign_results group by campaign_id
) r on r.campaign_id = c.id
left join (
    select campaign_id, count(*) as leads, count(*) filter (where status = 'won') as won, sum(value_sgd) filter (where status = 'won') as won_value_sgd
    from biz.leads where campaign_id is not null group by campaign_id
) l on l.campaign_id = c.id;
comment on view reporting.marketing_campaigns is 'Every campaign with what it cost and brought so far, in SGD. channel: search, social, linkedin, email, event, partner. roi = (won_value_sgd - spend_sgd) / spend_sgd.';

create view reporting.marketing_days as
select r.day, date_trunc('month', r.day)::date as month, c.name as campaign, c.channel, c.country, r.impressions, r.clicks, r.spend_sgd
from biz.campaign_results r
join biz.campaigns c on c.id = r.campaign_id;
comment on view reporting.marketing_days is 'What each campaign did on each day; spend in SGD.';

create view reporting.marketing_leads as
select l.lead_no, l.created_on, date_trunc('month', l.created_on)::date as month, l.source, c.name as campaign, l.industry, l.country, l.status, l.value_sgd
from biz.leads l
left join biz.campaigns c on c.id = l.campaign_id;
comment on view reporting.marketing_leads is 'Leads as marketing sees them: where they came from, without names.';

-- Support
create view reporting.support_tickets as
select t.ticket_no, c.name as customer, c.country, c.plan, t.subject, t.category, t.issue, t.priority, t.status, t.channel, t.assignee,
       t.opened_at, t.opened_at::date as opened_on, t.first_response_at, t.resolved_at, t.satisfaction,
       t.status not in ('resolved', 'closed') as is_open,
       round(extract(epoch from t.first_response_at - t.opened_at) / 3600, 2) as first_response_hours,
       round(extract(epoch from t.resolved_at - t.opened_at) / 3600, 2) as resolution_hours
from biz.tickets t
left join biz.customers c on c.id = t.customer_id;
comment on view reporting.support_tickets is 'Every ticket. status: open, in_progress, waiting, resolved, closed. priority: low, normal, high, urgent. category: redemption, login, billing, integration, messaging, reports, setup, points, other.';
comment on column reporting.support_tickets.is_open is 'Not yet resolved or closed: open, in_progress or waiting.';

create view reporting.support_solutions as
select ticket_no, category, issue, subject, resolution, resolved_at::date as resolved_on, satisfaction
from biz.tickets
where resolution is not null;
comment on view reporting.support_solutions is 'What solved tickets of the past.';

-- Management
create view reporting.kpi_targets as
select department, metric, month, target from biz.targets;
comment on view reporting.kpi_targets is 'Targets by department, metric and month (month = its first day).';
