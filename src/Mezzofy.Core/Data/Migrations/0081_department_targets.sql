-- Each department reads its own targets, so that "profit against target" can be answered without those of the others.
create view reporting.finance_targets as select metric, month, target from biz.targets where department = 'finance';
create view reporting.sales_targets as select metric, month, target from biz.targets where department = 'sales';
create view reporting.marketing_targets as select metric, month, target from biz.targets where department = 'marketing';
create view reporting.support_targets as select metric, month, target from biz.targets where department = 'support';
comment on view reporting.finance_targets is 'Targets of finance by metric and month (month = its first day): revenue_sgd, net_profit_sgd.';
comment on view reporting.sales_targets is 'Targets of sales by metric and month (month = its first day): new_customers, won_value_sgd.';
comment on view reporting.marketing_targets is 'Targets of marketing by metric and month (month = its first day): new_leads, advertising_sgd (a ceiling).';
comment on view reporting.support_targets is 'Targets of support by metric and month (month = its first day): resolution_hours (a ceiling), satisfaction.';
