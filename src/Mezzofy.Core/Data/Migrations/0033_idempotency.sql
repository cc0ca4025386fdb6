-- Idempotency keys (http-api.md): the same key and body give the stored answer, the same key with another body a conflict.
create table mezzofy.idempotency_keys (
    owner_id        text        not null,
    key             text        not null,
    endpoint        text        not null,
    request_hash    bytea       not null,
    reference       text        not null,
    instance        bigint      not null,
    status          int,
    response        json,
    created_at      timestamptz not null,
    primary key (owner_id, key)
);
create index idempotency_keys_by_age on mezzofy.idempotency_keys (created_at);
