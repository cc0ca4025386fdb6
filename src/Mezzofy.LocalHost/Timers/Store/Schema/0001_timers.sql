-- Timers: what is remembered of schedules, so that an occurrence that no host was there for is caught up. The schema is the host's own.

-- `last`: when the last run began; null: never. `next`: the occurrence that is waited for or running. A schedule that was changed begins anew.
create table schedules (
    function   text primary key,
    expression text not null,
    last       timestamptz,
    next       timestamptz not null,
    updated_at timestamptz not null
);
