create schema channels;

-- An account on a network. Secrets are one encrypted box; its key is not in the database.
create table channels.account (
    id             uuid primary key,
    network        text not null,
    name           text not null,
    agency_id      uuid references directory.agency,
    language       text not null,
    settings       jsonb not null default '{}',
    secrets        bytea,
    handle         text not null default '',
    address        text not null default '',
    valid_until    timestamptz,
    connected_by   uuid references directory.person,
    connected_at   timestamptz not null,
    tested_at      timestamptz,
    works          boolean,
    trouble        jsonb,
    delivered_at   timestamptz,
    paused_at      timestamptz,
    paused_by      uuid references directory.person,
    paused_for     text not null default '',
    closed_at      timestamptz,
    closed_by      uuid references directory.person
);
create index account_open on channels.account (network, name) where closed_at is null;

-- Until when an account rests because its budget is spent; also the lock under which its budget is counted.
create table channels.pace (
    account_id uuid primary key references channels.account,
    rest_until timestamptz
);

-- What is said, each thing once.
create table channels.body (
    id      uuid primary key,
    content jsonb not null
);
create trigger body_is_never_changed before update or truncate on channels.body
    for each statement execute function platform.refuse_change();

-- A thing of another room that is served on channels; the lock under which its dispatches are put in order.
create table channels.object (
    key          text primary key,
    title        text not null,
    revision     int not null,
    withdrawn_at timestamptz
);

create table channels.dispatch (
    id         uuid primary key,
    number     bigint generated always as identity unique,
    object_key text not null references channels.object,
    revision   int not null,
    intent     text not null check (intent in ('PUT', 'REMOVE')),
    lane       smallint not null,
    title      text not null,
    reason     text not null default '',
    made_by    uuid references directory.person,
    made_at    timestamptz not null,
    due_at     timestamptz not null,
    expires_at timestamptz
);
create index dispatch_object on channels.dispatch (object_key, number);

-- A dispatch on one account. While spread_at is null its recipients are still being written down; next says how far.
create table channels.part (
    dispatch_id uuid not null references channels.dispatch,
    account_id  uuid not null references channels.account,
    object_key  text not null,
    body_id     uuid not null references channels.body,
    phase       text not null default 'COPIES',
    next        text,
    spread_at   timestamptz,
    primary key (dispatch_id, account_id)
);
create index part_open on channels.part (dispatch_id) where spread_at is null;
create index part_object on channels.part (object_key, account_id);

create table channels.delivery (
    id          uuid primary key,
    number      bigint generated always as identity,
    dispatch_id uuid not null references channels.dispatch,
    object_key  text not null,
    account_id  uuid not null references channels.account,
    target      text not null,
    host        text not null,
    place       bigint not null,
    intent      text not null check (intent in ('PUT', 'REMOVE')),
    lane        smallint not null,
    body_id     uuid not null references channels.body,
    state       text not null check (state in
                    ('WAITING', 'HELD', 'SENDING', 'UNCLEAR', 'PERSON', 'DELIVERED', 'FAILED', 'CANCELLED')),
    due_at      timestamptz not null,
    expires_at  timestamptz,
    unclear     boolean not null default false,
    doing       text check (doing in ('POST', 'EDIT', 'DELETE', 'FIND')),
    lease       uuid,
    lease_until timestamptz,
    begun_at    timestamptz,
    tries       int not null default 0,
    looks       int not null default 0,
    ask         text check (ask in ('POST', 'EDIT', 'DELETE', 'FIND')),
    reason      jsonb,
    remote_id   text,
    address     text not null default '',
    gone        boolean not null default false,
    person      uuid references directory.person,
    ended_at    timestamptz,
    notes       jsonb,
    unique (dispatch_id, account_id, target, intent)
);
create index delivery_due on channels.delivery (lane, due_at, number) where state in ('WAITING', 'UNCLEAR');
create index delivery_sending on channels.delivery (host, account_id) where state = 'SENDING';
create index delivery_lease on channels.delivery (lease_until) where state = 'SENDING';
create index delivery_open on channels.delivery (object_key, account_id, host, place)
    where state in ('WAITING', 'HELD', 'SENDING', 'UNCLEAR', 'PERSON');
create index delivery_copy on channels.delivery (object_key, account_id, target, place);
create index delivery_state on channels.delivery (dispatch_id, account_id, state);
create index delivery_held on channels.delivery (account_id) where state in ('WAITING', 'HELD');
create index delivery_person on channels.delivery (account_id, due_at) where state = 'PERSON';
create index delivery_expiry on channels.delivery (expires_at)
    where expires_at is not null and state in ('WAITING', 'HELD', 'PERSON');

create table channels.attempt (
    number      bigint generated always as identity primary key,
    delivery_id uuid not null,
    account_id  uuid not null,
    begun_at    timestamptz not null,
    ended_at    timestamptz not null,
    doing       text not null,
    outcome     text not null,
    reason      jsonb,
    detail      text not null default '',
    process     text not null default ''
);
create index attempt_delivery on channels.attempt (delivery_id, number);
create index attempt_account on channels.attempt (account_id, begun_at);

-- What is known of a host, over all accounts and processes; also the lock under which its calls are counted.
create table channels.host (
    name         text primary key,
    failures     int not null default 0,
    open_until   timestamptz,
    failed_on    date,
    failed_days  int not null default 0,
    failed_at    timestamptz,
    dead_at      timestamptz,
    answered_at  timestamptz
);
