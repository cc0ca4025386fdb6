-- What events need of other tables: what past tickets suggest for a new one, who a colleague is in Teams, and the session of each colleague in each Teams conversation.
alter table biz.tickets add column suggestions jsonb;

alter table mezzofy.users add column aad_object_id text unique;

create table mezzofy.teams_sessions (
    conversation_id text not null,
    user_id         text not null,
    session_id      text not null,
    primary key (conversation_id, user_id)
);
