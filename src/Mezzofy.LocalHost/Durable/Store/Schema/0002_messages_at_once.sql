-- Tells messages that count at once from those that wait for a time (timers, starts in the future): a clock that is set back must not
-- hold up what has happened already. `visible_at` of the former is only the order in which they are served.
alter table inbox add column timed boolean not null default false;
update inbox set timed = true where visible_at > now();

drop index inbox_due;
create index inbox_at_once on inbox (visible_at) where not held and not timed;
create index inbox_timed on inbox (visible_at) where not held and timed;
