-- Links to files on Teams cards: whoever has the address may read the file until it expires. Only a hash of the secret part is kept.
create table mezzofy.file_links (
    hash            bytea       primary key,
    file_id         text        not null,
    owner_id        text        not null,
    expires_at      timestamptz not null
);
create index file_links_by_expiry on mezzofy.file_links (expires_at);
