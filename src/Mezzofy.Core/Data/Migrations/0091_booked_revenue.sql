-- Revenue is what orders sold and what was booked by hand or by an event without an order of the shop; together they are the ledger's.
create view biz.revenue_lines as
select o.id as order_id, o.order_no, o.ordered_on, date_trunc('month', o.ordered_on)::date as month, o.customer_id, c.name as customer, c.country,
       c.industry, c.plan, p.name as product, p.category as product_category, p.recurring, o.channel, l.quantity, l.amount_sgd
from biz.order_lines l
join biz.orders o on o.id = l.order_id
join biz.customers c on c.id = o.customer_id
join biz.products p on p.id = l.product_id
union all
select -e.id, r.reference, e.posted_on, date_trunc('month', e.posted_on)::date, null, 'Not stated', 'Not stated', 'Not stated', 'Not stated', a.name,
       a.category, false, 'booked', 1, r.amount_sgd
from biz.revenue_references r
join biz.journal_entries e on e.id = r.entry_id
join biz.journal_lines j on j.entry_id = e.id
join biz.ledger_accounts a on a.code = j.account_code and a.type = 'revenue';
comment on view biz.revenue_lines is 'Every line of revenue, before tax, in SGD; a booking without an order has a negative order_id and no customer.';

create or replace view reporting.finance_revenue as
select order_id, order_no, ordered_on, month, customer, country, industry, plan, product, product_category, recurring, channel, quantity, amount_sgd
from biz.revenue_lines;
comment on view reporting.finance_revenue is 'Every line of revenue with its customer and product; amount_sgd is before tax, in SGD. What was booked without an order has the customer ''Not stated''.';
