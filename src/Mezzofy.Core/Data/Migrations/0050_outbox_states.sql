-- Outbox, further: effects of unknown outcome are read back, scans cost what they find, and email_log follows the status of its deliveries.
alter table mezzofy.deliveries add column check_at timestamptz;
alter table mezzofy.deliveries add column checks int not null default 0;

drop index mezzofy.deliveries_due;
create index deliveries_due on mezzofy.deliveries (next_attempt_at) where status = 'pending';
create index deliveries_in_hand on mezzofy.deliveries (instance) where status = 'sending';
create index deliveries_to_check on mezzofy.deliveries (check_at) where status = 'unknown' and check_at is not null;
create index deliveries_by_time on mezzofy.deliveries (created_at desc, id desc);
create index deliveries_by_status on mezzofy.deliveries (status, created_at desc, id desc);
create index deliveries_by_run on mezzofy.deliveries (run_id) where run_id is not null;

alter table mezzofy.email_log add column bcc text[] not null default '{}';
alter table mezzofy.email_log add column reply_to text;
alter table mezzofy.email_log add column error text;
create index email_log_by_time on mezzofy.email_log (logged_at desc, delivery_id desc);

-- In the same transaction as the status itself, so that no crash leaves the two apart.
create function mezzofy.follow_delivery() returns trigger language plpgsql as $$
begin
    update mezzofy.email_log set status = new.status, error = new.error, logged_at = new.updated_at where delivery_id = new.id;
    return null;
end $$;
create trigger deliveries_email_log after update of status on mezzofy.deliveries
    for each row when (new.channel = 'outlook_mail') execute function mezzofy.follow_delivery();
