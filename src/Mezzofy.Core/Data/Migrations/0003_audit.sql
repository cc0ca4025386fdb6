-- Audit: an append-only log whose every row carries the hash of the one before; nobody, the owner included, changes or removes a row.
create table mezzofy.audit_log (
    -- Gapless, in the order of the chain.
    seq           bigint primary key,
    at            timestamptz not null,
    user_id       text,
    action        text not null,
    object        text,
    outcome       text not null,
    source        text not null,
    address       text,
    trace_id      text,
    -- json, not jsonb: the hash covers the text as it was written.
    detail        json,
    previous_hash bytea not null,
    hash          bytea not null
);
create index audit_log_user on mezzofy.audit_log (user_id, seq);
create index audit_log_action on mezzofy.audit_log (action, seq);
create index audit_log_object on mezzofy.audit_log (object, seq) where object is not null;
create index audit_log_at on mezzofy.audit_log using brin (at);

-- The end of the chain: writers queue on this row, and a missing end shows.
create table mezzofy.audit_head (
    one  boolean primary key default true check (one),
    seq  bigint not null,
    hash bytea not null
);
insert into mezzofy.audit_head (seq, hash) values (0, decode(repeat('00', 32), 'hex'));

create function mezzofy.audit_log_is_append_only() returns trigger language plpgsql as $$
begin
    raise exception 'mezzofy.audit_log is append-only' using errcode = 'insufficient_privilege';
end $$;

create trigger audit_log_no_change before update or delete on mezzofy.audit_log
    for each row execute function mezzofy.audit_log_is_append_only();
create trigger audit_log_no_truncate before truncate on mezzofy.audit_log
    for each statement execute function mezzofy.audit_log_is_append_only();
create trigger audit_head_stays before delete on mezzofy.audit_head
    for each row execute function mezzofy.audit_log_is_append_only();
create trigger audit_head_no_truncate before truncate on mezzofy.audit_head
    for each statement execute function mezzofy.audit_log_is_append_only();

revoke update, delete, truncate on mezzofy.audit_log from public, current_user;
revoke delete, truncate on mezzofy.audit_head from public, current_user;
