-- Runs: one for every message an agent works on, with the journal that lets it go on after a crash and explains its answer.
create table mezzofy.runs (
    id              text        primary key,
    owner_id        text        not null,
    session_id      text        references mezzofy.sessions (id) on delete cascade,
    message_id      text        not null,
    source          text        not null,
    request         jsonb       not null,
    routing         jsonb,
    status          text        not null check (status in ('running', 'completed', 'clarification', 'limit_reached', 'failed')),
    instance        bigint      not null,
    attempt         int         not null default 1,
    reply_id        text,
    error           text,
    created_at      timestamptz not null,
    ended_at        timestamptz
);
create index runs_unfinished on mezzofy.runs (created_at) where status = 'running';
create index runs_by_session on mezzofy.runs (session_id);

create table mezzofy.run_events (
    run_id          text        not null references mezzofy.runs (id) on delete cascade,
    seq             int         not null,
    event           jsonb       not null,
    at              timestamptz not null,
    primary key (run_id, seq)
);
