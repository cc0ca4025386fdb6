-- Webhooks: the sources that operators configure with their secrets, the inbox of what came (each event of a source once, for 30 days), and what each step of an event came to.
create table mezzofy.webhook_sources (
    id               text        primary key,
    name             text        not null unique,
    form             text        not null check (form in ('standard', 'github', 'stripe', 'bearer')),
    enabled          boolean     not null default true,
    agent            text        not null,
    message_template text        not null,
    deliver_to       jsonb,
    owner_id         text        not null,
    approver_id      text,
    created_by       text        not null,
    created_at       timestamptz not null,
    updated_at       timestamptz not null
);

-- Secrets are sealed under the key encryption key, bound to their id, as signing keys are.
create table mezzofy.webhook_secrets (
    id         text        primary key,
    source_id  text        not null references mezzofy.webhook_sources (id) on delete cascade,
    sealed     bytea       not null,
    protection text        not null,
    created_at timestamptz not null
);
create index webhook_secrets_by_source on mezzofy.webhook_secrets (source_id, created_at);

create table mezzofy.webhook_events (
    id          text        primary key,
    source      text        not null,
    external_id text        not null,
    type        text        not null,
    occurred_at timestamptz,
    received_at timestamptz not null,
    data        json        not null,
    status      text        not null check (status in ('accepted', 'running', 'completed', 'failed', 'unhandled')),
    error       text,
    replays     int         not null default 0,
    queued_at   timestamptz not null,
    moved_at    timestamptz not null,
    unique (source, external_id)
);
create index webhook_events_by_time on mezzofy.webhook_events (received_at desc, id desc);
create index webhook_events_waiting on mezzofy.webhook_events (queued_at) where status = 'accepted';
create index webhook_events_running on mezzofy.webhook_events (moved_at) where status = 'running';

create table mezzofy.webhook_event_steps (
    event_id text        not null references mezzofy.webhook_events (id) on delete cascade,
    step     text        not null,
    status   text        not null check (status in ('done', 'skipped', 'failed')),
    detail   jsonb       not null,
    ended_at timestamptz not null,
    primary key (event_id, step)
);
