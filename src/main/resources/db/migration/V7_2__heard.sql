-- How far an account was asked for what people said.
create table channels.listening (
    account_id  uuid primary key references channels.account,
    since       text not null default '',
    due_at      timestamptz not null,
    failures    int not null default 0,
    listened_at timestamptz,
    trouble     text not null default ''
);
create index listening_due on channels.listening (due_at);

-- What was announced, so that it is not announced twice; a digest of kind and id, no word of what was said.
create table channels.heard (
    account_id uuid not null references channels.account,
    digest     bytea not null,
    heard_at   timestamptz not null,
    primary key (account_id, digest)
);
create index heard_at on channels.heard (heard_at);

create index delivery_remote on channels.delivery (account_id, remote_id) where remote_id is not null;
