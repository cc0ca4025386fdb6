-- Push: the phones that people registered, and what came of a notification on each.
create table mezzofy.devices (
    id              text        primary key,
    user_id         text        not null references mezzofy.users (id) on delete cascade,
    token           text        not null unique,
    platform        text        not null check (platform in ('android', 'ios', 'web')),
    created_at      timestamptz not null,
    last_seen_at    timestamptz not null
);
create index devices_by_user on mezzofy.devices (user_id, last_seen_at desc);

create table mezzofy.push_receipts (
    delivery_id     text        not null references mezzofy.deliveries (id) on delete cascade,
    device_id       text        not null,
    outcome         text        not null check (outcome in ('sent', 'gone', 'refused', 'unknown')),
    provider_id     text,
    at              timestamptz not null,
    primary key (delivery_id, device_id)
);
