-- Conversations: chat sessions and their messages. A message is kept as the JSON that clients see, so that a page of history is copied, not built.
create table mezzofy.sessions (
    id              text        primary key,
    owner_id        text        not null,
    title           text        not null,
    agent           text,
    clarification   jsonb,
    last_position   bigint      not null default 0,
    created_at      timestamptz not null,
    updated_at      timestamptz not null
);
create index sessions_by_owner on mezzofy.sessions (owner_id, updated_at desc, id desc);

create table mezzofy.messages (
    session_id      text        not null references mezzofy.sessions (id) on delete cascade,
    position        bigint      not null,
    id              text        not null unique,
    role            text        not null check (role in ('user', 'assistant')),
    run_id          text,
    view            json        not null,
    created_at      timestamptz not null,
    primary key (session_id, position)
);
