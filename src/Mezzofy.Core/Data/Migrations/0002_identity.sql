-- Identity: people, their logins (a login is a family of refresh tokens), the keys that sign access tokens, and attempts at logging in.
create table mezzofy.users (
    id                  text primary key,
    email               text not null unique check (email = lower(email)),
    name                text not null,
    title               text not null default '',
    department          text not null,
    role                text not null,
    language            text not null default 'en',
    time_zone           text not null default 'Asia/Singapore',
    password_hash       text not null,
    -- Set when a person changes the password; a rehash with newer parameters leaves it alone.
    password_changed_at timestamptz,
    disabled_at         timestamptz,
    -- Rises with every change of rights; an access token that names an older version is refused.
    version             integer not null default 1,
    created_at          timestamptz not null default now(),
    updated_at          timestamptz not null default now()
);
create index users_role on mezzofy.users (role);

create table mezzofy.logins (
    id             text primary key,
    user_id        text not null references mezzofy.users (id) on delete cascade,
    created_at     timestamptz not null,
    -- Which tokens of the family are current, and since when.
    generation     integer not null default 1,
    rotated_at     timestamptz not null,
    expires_at     timestamptz not null,
    revoked_at     timestamptz,
    revoked_reason text
);
create index logins_user on mezzofy.logins (user_id);

create table mezzofy.refresh_tokens (
    hash       bytea primary key,
    login_id   text not null references mezzofy.logins (id) on delete cascade,
    generation integer not null,
    created_at timestamptz not null
);
create index refresh_tokens_login on mezzofy.refresh_tokens (login_id);

create table mezzofy.signing_keys (
    kid            text primary key,
    algorithm      text not null,
    public_key     bytea not null,
    private_key    bytea not null,
    -- How private_key is kept: 'aes-256-gcm' under Identity:KeyEncryptionKey, or 'none' on the local default.
    protection     text not null,
    signs_from     timestamptz not null,
    signs_until    timestamptz not null,
    verifies_until timestamptz not null
);

-- A sliding window per key: the times of the attempts that still count, at most as many as the limit.
create table mezzofy.login_attempts (
    key        text primary key,
    hits       timestamptz[] not null,
    expires_at timestamptz not null
);
create index login_attempts_expiry on mezzofy.login_attempts (expires_at);

-- In triggers, so that every way of changing a person's rights ends their access tokens, in every process.
create function mezzofy.users_before_update() returns trigger language plpgsql as $$
begin
    new.updated_at := now();
    if (new.role, new.department, new.disabled_at, new.password_changed_at)
        is distinct from (old.role, old.department, old.disabled_at, old.password_changed_at) then
        new.version := old.version + 1;
    end if;
    return new;
end $$;

create function mezzofy.users_after_update() returns trigger language plpgsql as $$
begin
    if (old.disabled_at is null and new.disabled_at is not null) or new.password_changed_at is distinct from old.password_changed_at then
        update mezzofy.logins
           set revoked_at = now(), revoked_reason = case when new.disabled_at is null then 'password_changed' else 'disabled' end
         where user_id = new.id and revoked_at is null;
    end if;
    perform pg_notify('mezzofy_identity', 'user:' || new.id);
    return null;
end $$;

create function mezzofy.users_after_delete() returns trigger language plpgsql as $$
begin
    perform pg_notify('mezzofy_identity', 'user:' || old.id);
    return null;
end $$;

create function mezzofy.logins_after_revoke() returns trigger language plpgsql as $$
begin
    perform pg_notify('mezzofy_identity', 'login:' || new.id);
    return null;
end $$;

create trigger users_before_update before update on mezzofy.users
    for each row execute function mezzofy.users_before_update();
create trigger users_after_update after update of email, name, title, department, role, language, time_zone, disabled_at, password_changed_at
    on mezzofy.users for each row execute function mezzofy.users_after_update();
create trigger users_after_delete after delete on mezzofy.users
    for each row execute function mezzofy.users_after_delete();
create trigger logins_after_revoke after update of revoked_at on mezzofy.logins
    for each row when (new.revoked_at is distinct from old.revoked_at) execute function mezzofy.logins_after_revoke();
