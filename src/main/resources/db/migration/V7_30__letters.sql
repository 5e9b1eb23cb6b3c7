-- What was served on a newsletter and may stand in a digest; the newest state of each object.
create table channels.letter_entry (
    account_id uuid not null references channels.account,
    object_key text not null references channels.object,
    content    jsonb not null,
    first_at   timestamptz not null,
    primary key (account_id, object_key)
);
create index letter_entry_at on channels.letter_entry (account_id, first_at);
