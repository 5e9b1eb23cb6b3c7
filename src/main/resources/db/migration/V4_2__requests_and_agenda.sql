-- What is going to happen in the city. uid and occurrence name an event of an imported calendar (RFC 5545).
create table intake.event (
    id           uuid primary key,
    version      int not null,
    agency_id    uuid not null references directory.agency,
    title        text not null,
    description  text not null,
    place        text not null,
    area         text,
    begins       timestamptz not null,
    ends         timestamptz not null,
    all_day      boolean not null,
    uid          text,
    occurrence   text,
    made_by      uuid not null references directory.person,
    made_at      timestamptz not null,
    changed_at   timestamptz not null,
    cancelled_at timestamptz,
    cancelled_by uuid references directory.person,
    check (ends >= begins),
    unique (agency_id, uid, occurrence)
);
create index event_by_begin on intake.event (begins, id) where cancelled_at is null;
create index event_by_agency on intake.event (agency_id, begins) where cancelled_at is null;

-- The office asks for material; each agency that is asked has a row of its own.
create table intake.request (
    id        uuid primary key,
    title     text not null,
    wanted    text not null,
    due_at    timestamptz not null,
    event_id  uuid references intake.event,
    asked_by  uuid not null references directory.person,
    asked_at  timestamptz not null,
    closed_at timestamptz,
    closed_by uuid references directory.person
);
create index request_by_due on intake.request (due_at desc, id desc);
create index request_open on intake.request (due_at) where closed_at is null;

create table intake.request_to (
    request_id  uuid not null references intake.request,
    agency_id   uuid not null references directory.agency,
    material_id uuid references intake.material,
    answered_at timestamptz,
    primary key (request_id, agency_id),
    check ((material_id is null) = (answered_at is null))
);
create index request_to_open on intake.request_to (agency_id) where answered_at is null;

-- What was sent, so that nothing is sent twice.
create table intake.reminder (
    request_id uuid not null,
    agency_id  uuid not null,
    kind       text not null check (kind in ('ASKED', 'SOON', 'OVERDUE')),
    at         timestamptz not null,
    primary key (request_id, agency_id, kind),
    foreign key (request_id, agency_id) references intake.request_to
);
