-- Queues: messages that wait or are worked on, messages that nobody could work on, and who works. The schema is the host's own.

-- One row a message, in the order it was sent. `owner` is the worker that has it, `deliveries` how often it was handed out: together they
-- are the lock of a hand-out, and only the latest one can settle the message. The row leaves when a function has done with it.
create table messages (
    id          bigint generated always as identity primary key,
    queue       text collate "C" not null,
    body        bytea not null,
    deliveries  int not null default 0,
    owner       uuid,
    enqueued_at timestamptz not null default now()
) with (autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_cost_delay = 0);

create index messages_ready on messages (queue, id) where owner is null;

-- Messages that failed as often as they may.
create table dead_letters (
    id          bigint primary key,
    queue       text collate "C" not null,
    body        bytea not null,
    deliveries  int not null,
    enqueued_at timestamptz not null,
    dead_at     timestamptz not null default now(),
    reason      text not null,
    description text not null
);

create index dead_letters_queue on dead_letters (queue, id);

-- Processes that work. One that no longer beats is removed by another, which frees its messages.
create table workers (
    id       uuid primary key,
    lock_key bigint not null,
    beats    bigint not null default 0
);

-- Puts dead letters back into their queue, the oldest first, as new messages. For operators: select queues.redrive('name', 10).
create function redrive(of_queue text, most int default null) returns int language plpgsql as $$
declare
    moved int;
begin
    with gone as (
        delete from queues.dead_letters
        where id in (select id from queues.dead_letters where queue = lower(of_queue) order by id limit most for update skip locked)
        returning id, queue, body)
    insert into queues.messages (queue, body) select queue, body from gone order by id;
    get diagnostics moved = row_count;
    perform pg_notify('queues', lower(of_queue));
    return moved;
end $$;
