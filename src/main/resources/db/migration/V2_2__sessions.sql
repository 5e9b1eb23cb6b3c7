-- As Spring Session asks for it.
create table public.spring_session (
    primary_id            char(36) not null primary key,
    session_id            char(36) not null unique,
    creation_time         bigint not null,
    last_access_time      bigint not null,
    max_inactive_interval int not null,
    expiry_time           bigint not null,
    principal_name        varchar(100)
);
create index spring_session_expiry on public.spring_session (expiry_time);
create index spring_session_principal on public.spring_session (principal_name);

create table public.spring_session_attributes (
    session_primary_id char(36) not null references public.spring_session on delete cascade,
    attribute_name     varchar(200) not null,
    attribute_bytes    bytea not null,
    primary key (session_primary_id, attribute_name)
);

-- Personal access tokens of the API. The token itself is shown once and known only by its SHA-256.
create table directory.token (
    id          uuid primary key,
    person_id   uuid not null references directory.person,
    name        text not null,
    hash        bytea not null unique,
    scopes      text[] not null,
    created_at  timestamptz not null,
    expires_at  timestamptz,
    used_at     timestamptz,
    revoked_at  timestamptz
);
create index token_of_person on directory.token (person_id, created_at desc);
