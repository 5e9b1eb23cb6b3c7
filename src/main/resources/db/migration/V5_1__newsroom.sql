create schema newsroom;

-- The head of each story: what lists need. Everything but id, author and begun_at is derived from the tables below, in the
-- transaction that changes them (see Heads).
create table newsroom.story (
    id            uuid primary key,
    author        uuid not null references directory.person,
    begun_at      timestamptz not null,
    changed_at    timestamptz not null,
    state         text not null default 'DRAFT',
    revision      int not null default 0,
    editor        uuid not null references directory.person,
    type          text not null default '',
    title         text not null default '',
    lead          text not null default '',
    agencies      uuid[] not null default '{}',
    topics        text[] not null default '{}',
    picture       uuid,
    writers       uuid[] not null default '{}',
    readers       uuid[] not null default '{}',
    edition       int,
    slug          text,
    published_at  timestamptz,
    due_at        timestamptz,
    embargo_until timestamptz,
    publish_at    timestamptz,
    flags         text[] not null default '{}',
    words         tsvector not null default ''
);
create index story_changed on newsroom.story (changed_at desc, id desc);
create index story_state on newsroom.story (state, changed_at desc, id desc);
create index story_published on newsroom.story (published_at, id) where edition is not null;
create index story_publish_at on newsroom.story (publish_at) where publish_at is not null;
create index story_due on newsroom.story (due_at) where due_at is not null;
create index story_embargo on newsroom.story (embargo_until) where embargo_until is not null;
create index story_agencies on newsroom.story using gin (agencies);
create index story_readers on newsroom.story using gin (readers);
create index story_topics on newsroom.story using gin (topics);
create index story_writers on newsroom.story using gin (writers);
create index story_flags on newsroom.story using gin (flags) where flags <> '{}';
create index story_words on newsroom.story using gin (words) with (fastupdate = off);

create table newsroom.revision (
    story_id  uuid not null references newsroom.story,
    number    int not null check (number > 0),
    base      int,
    saved_by  uuid not null references directory.person,
    saved_at  timestamptz not null,
    automatic boolean not null,
    type      text not null,
    title     text not null,
    lead      text not null,
    body      text not null,
    en_title  text,
    en_lead   text,
    en_body   text,
    agencies  uuid[] not null,
    areas     text[] not null,
    topics    text[] not null,
    materials uuid[] not null,
    assets    uuid[] not null,
    primary key (story_id, number)
);
create trigger revision_is_never_changed before update or truncate on newsroom.revision
    for each statement execute function platform.refuse_change();

-- Which facts a revision cites, and the value that each had when it was saved.
create table newsroom.citation (
    story_id      uuid not null,
    revision      int not null,
    fact_id       uuid not null,
    fact_revision int not null,
    primary key (story_id, revision, fact_id),
    foreign key (story_id, revision) references newsroom.revision on delete cascade
);
create index citation_fact on newsroom.citation (fact_id);

create table newsroom.review (
    id          uuid primary key,
    story_id    uuid not null references newsroom.story,
    revision    int not null,
    asked_by    uuid not null references directory.person,
    asked_at    timestamptz not null,
    message     text not null,
    result      text check (result in ('APPROVED', 'RETURNED', 'CANCELLED')),
    answered_by uuid references directory.person,
    answered_at timestamptz,
    reason      text not null default '',
    number      bigint generated always as identity
);
create index review_story on newsroom.review (story_id, number desc);
create unique index review_open on newsroom.review (story_id) where result is null;

create table newsroom.fact_check (
    id           uuid primary key,
    story_id     uuid not null references newsroom.story,
    agency_id    uuid not null references directory.agency,
    revision     int not null,
    asked_by     uuid not null references directory.person,
    asked_at     timestamptz not null,
    message      text not null,
    cancelled_by uuid references directory.person,
    cancelled_at timestamptz,
    closed_at    timestamptz,
    number       bigint generated always as identity
);
create index fact_check_story on newsroom.fact_check (story_id, number desc);
create unique index fact_check_open on newsroom.fact_check (story_id, agency_id) where closed_at is null;
create index fact_check_waiting on newsroom.fact_check (agency_id, asked_at) where closed_at is null;

create table newsroom.fact_check_passage (
    fact_check_id uuid not null references newsroom.fact_check,
    number        int not null,
    passage       text not null,
    confirmed     boolean,
    correction    text not null default '',
    answered_by   uuid references directory.person,
    answered_at   timestamptz,
    primary key (fact_check_id, number)
);

create table newsroom.approval (
    id          uuid primary key,
    story_id    uuid not null references newsroom.story,
    revision    int not null,
    approved_by uuid not null references directory.person,
    approved_at timestamptz not null,
    afterwards  boolean not null,
    revoked_by  uuid references directory.person,
    revoked_at  timestamptz,
    foreign key (story_id, revision) references newsroom.revision
);
create unique index approval_standing on newsroom.approval (story_id, revision) where revoked_at is null;

create table newsroom.embargo (
    id        uuid primary key,
    story_id  uuid not null references newsroom.story,
    until     timestamptz not null,
    reason    text not null,
    set_by    uuid not null references directory.person,
    set_at    timestamptz not null,
    lifted_by uuid references directory.person,
    lifted_at timestamptz
);
create unique index embargo_standing on newsroom.embargo (story_id) where lifted_at is null;

create table newsroom.schedule (
    id           uuid primary key,
    story_id     uuid not null references newsroom.story,
    revision     int not null,
    due_at       timestamptz not null,
    set_by       uuid not null references directory.person,
    set_at       timestamptz not null,
    cancelled_by uuid references directory.person,
    cancelled_at timestamptz,
    done_at      timestamptz
);
create unique index schedule_standing on newsroom.schedule (story_id) where cancelled_at is null and done_at is null;
create index schedule_due on newsroom.schedule (due_at) where cancelled_at is null;

create table newsroom.edition (
    story_id      uuid not null references newsroom.story,
    number        int not null check (number > 0),
    revision      int not null,
    published_at  timestamptz not null,
    published_by  uuid not null references directory.person,
    schedule_id   uuid unique references newsroom.schedule,
    note          text,
    urgent_reason text,
    primary key (story_id, number),
    unique (story_id, revision),
    foreign key (story_id, revision) references newsroom.revision
);
create index edition_at on newsroom.edition (published_at);
create trigger edition_is_never_changed before update or delete or truncate on newsroom.edition
    for each statement execute function platform.refuse_change();

-- Every address that a story has or had; the primary key keeps any from being given twice.
create table newsroom.slug (
    slug     text primary key,
    story_id uuid not null references newsroom.story,
    since    timestamptz not null,
    until    timestamptz
);
create index slug_story on newsroom.slug (story_id);

create table newsroom.withdrawal (
    story_id     uuid primary key references newsroom.story,
    withdrawn_by uuid not null references directory.person,
    withdrawn_at timestamptz not null,
    reason       text not null
);

create table newsroom.flag (
    id            uuid primary key,
    story_id      uuid not null references newsroom.story,
    kind          text not null,
    raised_at     timestamptz not null,
    edition       int,
    fact_id       uuid,
    fact_revision int not null default 0,
    before        text not null default '',
    after         text not null default '',
    detail        text not null default '',
    corrected_in  int,
    resolved_by   uuid references directory.person,
    resolved_at   timestamptz,
    note          text not null default ''
);
create index flag_story on newsroom.flag (story_id);
create unique index flag_open_fact on newsroom.flag (story_id, fact_id) where resolved_at is null and fact_id is not null;

create table newsroom.review_link (
    id         uuid primary key,
    story_id   uuid not null references newsroom.story,
    token_hash bytea not null unique,
    guest      text not null,
    made_by    uuid not null references directory.person,
    made_at    timestamptz not null,
    expires_at timestamptz not null,
    revoked_by uuid references directory.person,
    revoked_at timestamptz
);
create index review_link_story on newsroom.review_link (story_id);

create table newsroom.review_link_opening (
    link_id   uuid not null references newsroom.review_link,
    number    bigint generated always as identity,
    opened_at timestamptz not null,
    address   text,
    primary key (link_id, number)
);

create table newsroom.remark (
    id          uuid primary key,
    story_id    uuid not null references newsroom.story,
    revision    int not null,
    said_by     uuid references directory.person,
    link_id     uuid references newsroom.review_link,
    name        text not null,
    said_at     timestamptz not null,
    text        text not null,
    passage     text,
    resolved_by uuid references directory.person,
    resolved_at timestamptz
);
create index remark_story on newsroom.remark (story_id, said_at);

create table newsroom.timeline (
    story_id uuid not null references newsroom.story,
    number   bigint generated always as identity,
    at       timestamptz not null,
    person   uuid references directory.person,
    name     text not null default '',
    kind     text not null,
    revision int,
    edition  int,
    moment   timestamptz,
    detail   text not null default '',
    primary key (story_id, number)
);
create trigger timeline_is_append_only before update or delete or truncate on newsroom.timeline
    for each statement execute function platform.refuse_change();

-- Who has a story open now; of no worth after a crash.
create unlogged table newsroom.presence (
    story_id  uuid not null,
    person_id uuid not null,
    seen_at   timestamptz not null,
    primary key (story_id, person_id)
);
create index presence_seen on newsroom.presence (seen_at);
