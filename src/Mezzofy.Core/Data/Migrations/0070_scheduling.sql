-- Scheduled jobs and the history of their runs. A job that does not run (paused, cancelled, over) has no next_run_at.
create table mezzofy.scheduled_jobs (
    id              text        primary key,
    name            text        not null,
    description     text        not null default '',
    owner_id        text,
    department      text        not null,
    system_name     text        unique,
    schedule        jsonb       not null,
    anchor_at       timestamptz not null,
    misfire         text        not null check (misfire in ('run_once', 'skip', 'catch_up')),
    catch_up_limit  int         not null check (catch_up_limit between 1 and 100),
    overlap         text        not null check (overlap in ('skip', 'queue', 'allow')),
    agent           text        not null,
    message         text        not null,
    deliver_to      jsonb       not null,
    failures        int         not null default 0,
    paused_at       timestamptz,
    paused_reason   text,
    cancelled_at    timestamptz,
    next_run_at     timestamptz,
    created_at      timestamptz not null,
    updated_at      timestamptz not null,
    check (next_run_at is null or (paused_at is null and cancelled_at is null)),
    check (owner_id is not null or system_name is not null)
);
-- What is due is the beginning of this index: a tick costs what is due, not what exists.
create index scheduled_jobs_due on mezzofy.scheduled_jobs (next_run_at) where next_run_at is not null;
create index scheduled_jobs_by_department on mezzofy.scheduled_jobs (department, id);

create table mezzofy.job_runs (
    id              text        primary key,
    job_id          text        not null references mezzofy.scheduled_jobs (id) on delete cascade,
    origin          text        not null check (origin in ('schedule', 'manual')),
    scheduled_at    timestamptz not null,
    status          text        not null check (status in
                        ('queued', 'claimed', 'running', 'completed', 'limit_reached', 'clarification', 'failed', 'cancelled', 'skipped')),
    start_after     timestamptz not null,
    started_at      timestamptz,
    ended_at        timestamptz,
    acts_as         text,
    task_id         text,
    agent_run_id    text,
    result          json,
    error           text
);
create index job_runs_by_job on mezzofy.job_runs (job_id, scheduled_at desc, id desc);
create index job_runs_unfinished on mezzofy.job_runs (job_id) where status in ('queued', 'claimed', 'running');
create index job_runs_to_start on mezzofy.job_runs (start_after) where status = 'claimed';
create index job_runs_running on mezzofy.job_runs (started_at) where status = 'running';
create index job_runs_by_age on mezzofy.job_runs (ended_at) where ended_at is not null;
