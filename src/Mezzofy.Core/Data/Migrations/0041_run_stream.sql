-- What whoever watches a run is told, numbered without a gap, so that a client that lost its connection asks for what it missed.
alter table mezzofy.runs add column stream_position int not null default 0;

create table mezzofy.run_stream (
    run_id          text        not null references mezzofy.runs (id) on delete cascade,
    seq             int         not null,
    event           json        not null,
    at              timestamptz not null default now(),
    primary key (run_id, seq)
);
