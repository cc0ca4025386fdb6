-- What belongs to a session goes with it, also what a run was still storing when the session was deleted.
delete from mezzofy.files f where session_id is not null and not exists (select from mezzofy.sessions s where s.id = f.session_id);
alter table mezzofy.files add constraint files_session_id_fkey foreign key (session_id) references mezzofy.sessions (id) on delete cascade;

-- A refresh token that was used once may be used again for a moment; one that never was must not follow its sibling.
alter table mezzofy.refresh_tokens add column used_at timestamptz;
