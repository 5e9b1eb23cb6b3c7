-- What a network told by itself of messages that it had taken on; forgotten after thirty days.
create table channels.receipt (
    account_id uuid not null references channels.account,
    remote_id  text not null,
    key        text not null default '',
    step       smallint not null check (step between 1 and 4),
    told_at    timestamptz not null,
    primary key (account_id, remote_id)
);
create index receipt_key on channels.receipt (account_id, key) where key <> '';
create index receipt_told on channels.receipt (told_at);
