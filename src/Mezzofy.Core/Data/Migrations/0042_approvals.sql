-- Approvals: an outward call that waits for a person, bound to its exact arguments, to its approver and to a deadline; used once.
create table mezzofy.approvals (
    id              text        primary key,
    run_id          text        not null references mezzofy.runs (id) on delete cascade,
    task_id         text        not null references mezzofy.tasks (id) on delete cascade,
    call_id         text        not null,
    tool            text        not null,
    arguments       jsonb       not null,
    arguments_hash  text        not null,
    reason          text        not null,
    approver_id     text        not null,
    status          text        not null check (status in ('pending', 'approved', 'rejected', 'expired', 'cancelled')),
    comment         text,
    deadline        timestamptz not null,
    created_at      timestamptz not null,
    decided_at      timestamptz,
    used_at         timestamptz,
    unique (run_id, call_id)
);
create index approvals_by_approver on mezzofy.approvals (approver_id, created_at desc, id desc);
