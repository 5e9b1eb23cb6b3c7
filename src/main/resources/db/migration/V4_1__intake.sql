create schema intake;
create extension if not exists pg_trgm;

-- What an agency hands in, as it stands. How it came there is told by intake.step.
create table intake.material (
    id           uuid primary key,
    version      int not null,
    agency_id    uuid not null references directory.agency,
    officer_id   uuid not null references directory.person,
    state        text not null check (state in ('DRAFT', 'SUBMITTED', 'ACCEPTED', 'RETURNED', 'USED', 'DECLINED')),
    stage        text not null check (stage in ('PLANNED', 'UNDER_WAY', 'DONE')),
    title        text not null,
    what         text not null,
    begins       timestamptz,
    ends         timestamptz,
    area         text,
    place        text not null,
    latitude     double precision,
    longitude    double precision,
    who          text not null,
    why          text not null,
    next         text not null,
    note         text not null,
    topics       text[] not null,
    programme    text,
    assets       uuid[] not null,
    quotes       jsonb not null,
    request_id   uuid,
    event_id     uuid,
    mark         uuid,
    changed_by   uuid not null references directory.person,
    begun_at     timestamptz not null,
    changed_at   timestamptz not null,
    submitted_at timestamptz,
    search       tsvector generated always as
        (to_tsvector('simple', title || ' ' || what || ' ' || place || ' ' || who)) stored,
    check ((state = 'DRAFT') = (submitted_at is null)),
    check ((latitude is null) = (longitude is null))
);
create index material_handed_in on intake.material (submitted_at desc, id desc) where state <> 'DRAFT';
create index material_by_state on intake.material (state, submitted_at desc, id desc) where state <> 'DRAFT';
create index material_by_agency on intake.material (agency_id, changed_at desc, id desc);
create index material_by_agency_handed_in on intake.material (agency_id, submitted_at desc, id desc) where state <> 'DRAFT';
create index material_by_begin on intake.material (begins) where state <> 'DRAFT';
create index material_by_topic on intake.material using gin (topics);
create index material_by_word on intake.material using gin (search);
create index material_by_event on intake.material (event_id) where event_id is not null;
create index material_by_request on intake.material (request_id) where request_id is not null;

-- Everything that happened to a material, and every word between agency and office; never changed.
-- content is the material as it was handed in.
create table intake.step (
    number      bigint generated always as identity primary key,
    material_id uuid not null references intake.material,
    kind        text not null check (kind in
        ('BEGUN', 'SUBMITTED', 'ACCEPTED', 'RETURNED', 'DECLINED', 'USED', 'SAID', 'FACT_STATED', 'FACT_REVISED')),
    version     int not null,
    person_id   uuid not null references directory.person,
    at          timestamptz not null,
    text        text not null default '',
    story_id    uuid,
    content     jsonb
);
create index step_by_material on intake.step (material_id, number);
create trigger step_is_append_only before update or delete or truncate on intake.step
    for each statement execute function platform.refuse_change();

-- handed_in_at is null while the fact may still be changed in place or dropped.
create table intake.fact (
    id           uuid primary key,
    number       bigint generated always as identity,
    material_id  uuid not null references intake.material,
    claim        text not null,
    document_id  uuid,
    handed_in_at timestamptz
);
create index fact_by_material on intake.fact (material_id, number);

create table intake.fact_value (
    fact_id   uuid not null references intake.fact on delete cascade,
    revision  int not null,
    value     text not null,
    source    text not null,
    person_id uuid not null references directory.person,
    at        timestamptz not null,
    primary key (fact_id, revision)
);
