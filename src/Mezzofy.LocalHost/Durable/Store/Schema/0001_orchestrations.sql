-- Orchestrations of one hub: what they are, what happened to them, what waits for them, and who works. The schema is the hub's own.

-- One row an instance. Its lock is held for the length of a turn, so no two processes ever advance one instance at once; `turns` goes
-- up with each change, so what was computed from an older state cannot be stored. `history` is the number of its lines; 0: not begun.
create table instances (
    instance_id      text collate "C" primary key,
    execution_id     uuid not null,
    name             text not null,
    status           smallint not null,
    input            text,
    output           text,
    custom_status    text,
    failure          text,
    tags             text,
    parent_id        text collate "C",
    parent_execution uuid,
    parent_task      int,
    parent_name      text,
    created_at       timestamptz not null,
    updated_at       timestamptz not null,
    start_at         timestamptz,
    turns            bigint not null default 0,
    history          int not null default 0
) with (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.05);

create index instances_children on instances (parent_id) where parent_id is not null;

-- What happened, in order. The key makes a forked history impossible.
create table history (
    instance_id text collate "C" not null,
    seq         int not null,
    kind        smallint not null,
    at          timestamptz not null,
    task_id     int not null,
    name        text,
    data        text,
    primary key (instance_id, seq)
);

-- What waits for an instance: its start, results, timers, events. Taken out by the turn that puts it into history.
-- `execution_id` names the generation it is for; null: whichever runs. `held`: not before the instance is resumed or has ended.
create sequence inbox_ord;
create table inbox (
    instance_id  text collate "C" not null,
    ord          bigint not null default nextval('inbox_ord'),
    execution_id uuid,
    kind         smallint not null,
    task_id      int not null default -1,
    name         text,
    data         text,
    visible_at   timestamptz not null,
    held         boolean not null default false,
    primary key (instance_id, ord)
) with (autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_cost_delay = 0);

create index inbox_due on inbox (visible_at) where not held;

-- Activities to run or running. `owner` is the worker that runs it, `fence` how often it was handed out: only the owner of the
-- latest hand-out can complete it. A row leaves in the statement that puts its result into the inbox.
create table activities (
    id           uuid primary key,
    instance_id  text collate "C" not null,
    execution_id uuid not null,
    task_id      int not null,
    name         text not null,
    input        text,
    created_at   timestamptz not null default now(),
    owner        uuid,
    fence        int not null default 0
) with (autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_cost_delay = 0);

create index activities_waiting on activities (id) where owner is null;
create index activities_owned on activities (owner) where owner is not null;
create index activities_instance on activities (instance_id);

-- Results and event payloads too large to be copied from table to table; inbox and history carry `@payload:<id>`.
create table payloads (
    id          uuid primary key,
    instance_id text collate "C" not null,
    data        text not null
);

create index payloads_instance on payloads (instance_id);

-- The processes that work on this hub. A process counts its beats up and holds the advisory lock (lock_key) on its listening session.
create table workers (
    id         uuid primary key,
    lock_key   bigint not null,
    beats      bigint not null default 0,
    started_at timestamptz not null default now()
);
