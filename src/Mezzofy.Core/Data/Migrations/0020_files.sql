-- Files: one row for every file whose bytes are completely in Blob Storage, under the blob named after its id.
create table mezzofy.files (
  id              text primary key,
  owner_id        text not null,
  session_id      text,
  kind            text not null,
  name            text not null,
  content_type    text not null,
  size            bigint not null check (size >= 0),
  sha256          text not null check (length(sha256) = 64),
  origin          text not null check (origin in ('generated', 'uploaded')),
  idempotency_key text,
  created_at      timestamptz not null
);

-- A key is its owner's: nobody reaches somebody else's file by guessing one.
create unique index files_idempotency on mezzofy.files (owner_id, idempotency_key) where idempotency_key is not null;

-- Lists are newest first; ids sort by time.
create index files_owner on mezzofy.files (owner_id, id desc);
create index files_session on mezzofy.files (session_id) where session_id is not null;
