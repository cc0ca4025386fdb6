-- Which claim handed an activity out: a claim whose answer was lost is given back by its name, for its rows are known to nobody.
alter table activities add column claim uuid;
