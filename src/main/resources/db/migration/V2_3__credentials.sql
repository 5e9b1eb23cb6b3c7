create table directory.password (
    person_id uuid primary key references directory.person,
    hash      text not null,
    set_at    timestamptz not null
);

-- Time-based one-time codes (RFC 6238). A code of a step that was used, or of one before it, never works again.
create table directory.code_maker (
    person_id    uuid primary key references directory.person,
    secret       bytea not null,
    made_at      timestamptz not null,
    confirmed_at timestamptz,
    used_step    bigint not null default 0
);

create table directory.recovery_code (
    person_id uuid not null references directory.person,
    hash      bytea not null,
    used_at   timestamptz,
    primary key (person_id, hash)
);

create table directory.sign_in_link (
    hash       bytea primary key,
    person_id  uuid not null references directory.person,
    created_at timestamptz not null,
    expires_at timestamptz not null,
    used_at    timestamptz
);
create index sign_in_link_of_person on directory.sign_in_link (person_id, created_at);

-- Wrong tries an account, known or not; the key is a fingerprint of what was typed as user name.
create table directory.sign_in_try (
    key     bytea primary key,
    tries   int not null,
    last_at timestamptz not null
);
create index sign_in_try_age on directory.sign_in_try (last_at);

-- Passkeys (WebAuthn level 3): only the public half is here.
create table directory.passkey (
    id                 bytea primary key,
    person_id          uuid not null references directory.person,
    label              text not null,
    public_key         bytea not null,
    signature_count    bigint not null,
    user_verified      boolean not null,
    backup_eligible    boolean not null,
    backed_up          boolean not null,
    transports         text[] not null,
    attestation        bytea,
    attestation_client bytea,
    created_at         timestamptz not null,
    used_at            timestamptz not null
);
create index passkey_of_person on directory.passkey (person_id);

create index person_by_email on directory.person (lower(email)) where ended_at is null;
