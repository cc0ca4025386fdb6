-- Outbox: every outward effect is a row before it is tried; its idempotency key lets it happen at most once. Every mail is in email_log.
create table mezzofy.deliveries (
    id              text        primary key,
    channel         text        not null,
    idempotency_key text        not null unique,
    owner_id        text        not null,
    run_id          text,
    payload         jsonb       not null,
    status          text        not null check (status in ('pending', 'sending', 'sent', 'captured', 'unknown', 'dead')),
    instance        bigint,
    attempts        int         not null default 0,
    next_attempt_at timestamptz not null,
    provider_id     text,
    error           text,
    created_at      timestamptz not null,
    updated_at      timestamptz not null
);
create index deliveries_due on mezzofy.deliveries (next_attempt_at) where status in ('pending', 'sending');
create index deliveries_by_owner on mezzofy.deliveries (owner_id, created_at desc);

create table mezzofy.email_log (
    delivery_id     text        primary key references mezzofy.deliveries (id),
    sender          text        not null,
    recipients      text[]      not null,
    cc              text[]      not null,
    subject         text        not null,
    attachments     text[]      not null,
    status          text        not null,
    logged_at       timestamptz not null
);
