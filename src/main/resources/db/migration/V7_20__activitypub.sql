-- Names under which this server speaks on the open social web, with their keys; the private one is an encrypted box. The name without an
-- account is the server's own.
create table channels.fedi_actor (
    username   text primary key,
    account_id uuid unique references channels.account,
    public_key text not null,
    box        bytea not null,
    made_at    timestamptz not null
);

create table channels.fedi_follower (
    account_id  uuid not null references channels.account,
    actor       text not null,
    inbox       text not null,
    host        text not null,
    follow      text not null,
    followed_at timestamptz not null,
    primary key (account_id, actor)
);
create index fedi_follower_inbox on channels.fedi_follower (account_id, inbox);
create index fedi_follower_actor on channels.fedi_follower (actor);

-- The lasting address of what an account has said about an object.
create table channels.fedi_object (
    id         uuid primary key,
    account_id uuid not null references channels.account,
    object_key text not null,
    made_at    timestamptz not null,
    unique (account_id, object_key)
);
create index fedi_object_new on channels.fedi_object (account_id, made_at desc);

-- Actors elsewhere whose documents were read; forgotten when they were not heard of for long.
create table channels.fedi_remote (
    actor      text primary key,
    key_id     text not null,
    public_key text not null,
    inbox      text not null,
    deliver_to text not null,
    handle     text not null,
    name       text not null,
    url        text not null,
    read_at    timestamptz not null
);
create index fedi_remote_read on channels.fedi_remote (read_at);

-- Hosts and actors that are not listened to.
create table channels.fedi_block (
    name       text primary key,
    blocked_at timestamptz not null,
    blocked_by uuid references directory.person
);

-- Activities that were taken in, so that none counts twice; a digest of the id.
create table channels.fedi_seen (
    digest  bytea primary key,
    seen_at timestamptz not null
);
create index fedi_seen_at on channels.fedi_seen (seen_at);

-- The kind of signature that a host has accepted.
create table channels.fedi_host (
    host text primary key,
    kind text not null check (kind in ('CAVAGE', 'RFC9421'))
);

-- Short answers that are owed (the acceptance of a follower), until they are taken.
create table channels.fedi_answer (
    id       uuid primary key,
    username text not null,
    inbox    text not null,
    body     text not null,
    due_at   timestamptz not null,
    tries    int not null default 0
);
create index fedi_answer_due on channels.fedi_answer (due_at);

-- What people elsewhere said under something of an account, by address.
create table channels.fedi_remark (
    remark    text primary key,
    object_id uuid not null references channels.fedi_object,
    actor     text not null,
    said_at   timestamptz not null
);
create index fedi_remark_object on channels.fedi_remark (object_id, said_at);
create index fedi_remark_actor on channels.fedi_remark (actor);
