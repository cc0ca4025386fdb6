-- Background tasks: the product's view of a run that outlives its request. A durable orchestration with the task's id does the work.
create table mezzofy.tasks (
    id              text        primary key,
    run_id          text        not null unique references mezzofy.runs (id) on delete cascade,
    owner_id        text        not null,
    session_id      text,
    source          text        not null,
    agent           text,
    title           text        not null,
    status          text        not null check (status in
                        ('queued', 'running', 'waiting_approval', 'completed', 'clarification', 'limit_reached', 'failed', 'cancelled')),
    progress        int         not null default 0 check (progress between 0 and 100),
    message         text,
    reason          text        not null,
    cancel_requested boolean    not null default false,
    deliver_to      jsonb,
    result          json,
    error           text,
    attempts        int         not null default 0,
    waited          interval    not null default interval '0',
    waiting_since   timestamptz,
    created_at      timestamptz not null,
    started_at      timestamptz,
    moved_at        timestamptz not null,
    ended_at        timestamptz
);
create index tasks_by_owner on mezzofy.tasks (owner_id, created_at desc, id desc);
create index tasks_unfinished on mezzofy.tasks (moved_at) where status in ('queued', 'running', 'waiting_approval');

-- A run that a task drives belongs to no process: its instance is 0. Its steps are named, so that a repeated step is stored once.
alter table mezzofy.runs drop constraint runs_status_check;
alter table mezzofy.runs add constraint runs_status_check
    check (status in ('running', 'completed', 'clarification', 'limit_reached', 'failed', 'cancelled'));
alter table mezzofy.run_events add column step text;
create unique index run_events_by_step on mezzofy.run_events (run_id, step) where step is not null;

-- Sessions that no person opened (a schedule's or a webhook's run) are not among a person's conversations.
alter table mezzofy.sessions add column source text not null default 'mobile';
