-- Who "my leads" means: an account is known by its address, the owner of a lead by both name and address.
create view reporting.sales_owners as select distinct owner, lower(owner_email) as owner_email from biz.leads;
comment on view reporting.sales_owners is 'The people who own leads, with their company addresses.';
