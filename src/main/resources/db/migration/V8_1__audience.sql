create schema audience;

-- Someone who wants to hear from the city: an e-mail address, or a browser's push address with its keys. What is here is all that is known
-- of them; who leaves is deleted. Empty choices mean everything.
create table audience.subscriber (
    id           uuid primary key,
    number       bigint generated always as identity unique,
    kind         text not null check (kind in ('EMAIL', 'PUSH')),
    address      text not null,
    sender       text not null default '', -- the public key of the account that a browser subscribed to
    push_key     text not null default '',
    push_secret  text not null default '',
    language     text not null,
    rhythm       text not null check (rhythm in ('AT_ONCE', 'DAILY', 'WEEKLY')),
    topics       text[] not null default '{}',
    agencies     uuid[] not null default '{}',
    areas        text[] not null default '{}',
    secret       text not null unique,      -- in the links of letters: who has it may change and end the subscription
    asked_at     timestamptz not null,
    confirmed_at timestamptz,
    bounces      int not null default 0,
    bounced_at   timestamptz,
    unique (kind, address)
);
create index subscriber_served on audience.subscriber (kind, sender, number) where confirmed_at is not null;
create index subscriber_unconfirmed on audience.subscriber (asked_at) where confirmed_at is null;

-- What was agreed to and when it ended; without an address, so that it may outlast the subscription.
create table audience.consent (
    number        bigint generated always as identity primary key,
    subscriber_id uuid not null,
    kind          text not null,
    act           text not null check (act in ('ASKED', 'CONFIRMED', 'CHANGED', 'ENDED', 'BOUNCED', 'GONE', 'FORGOTTEN')),
    at            timestamptz not null
);
create index consent_subscriber on audience.consent (subscriber_id, number);
create index consent_at on audience.consent (at);
create trigger consent_is_never_changed before update or delete or truncate on audience.consent
    for each statement execute function platform.refuse_change();
