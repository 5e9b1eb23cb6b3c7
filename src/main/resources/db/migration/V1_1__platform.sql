create schema platform;

create table platform.audit (
    number  bigint generated always as identity primary key,
    at      timestamptz not null,
    actor   text not null,
    action  text not null,
    subject text,
    details jsonb not null default '{}',
    address text
);
create index audit_subject on platform.audit (subject, number desc);
create index audit_actor on platform.audit (actor, number desc);
create index audit_action on platform.audit (action text_pattern_ops, number desc);

create function platform.refuse_change() returns trigger language plpgsql as $$
begin
    raise exception '% is append-only', tg_table_name;
end $$;

create trigger audit_is_append_only before update or delete or truncate on platform.audit
    for each statement execute function platform.refuse_change();

create table platform.letter (
    id          uuid primary key,
    key         text not null unique,
    recipient   text not null,
    subject     text not null,
    body        text not null,
    created_at  timestamptz not null,
    next_try_at timestamptz not null,
    tries       int not null default 0,
    sent_at     timestamptz
);
create index letter_waiting on platform.letter (next_try_at) where sent_at is null;
