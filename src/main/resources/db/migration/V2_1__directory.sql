create schema directory;

create table directory.agency (
    id         uuid primary key,
    code       text not null unique,
    kind       text not null,
    parent_id  uuid references directory.agency,
    duties     text not null default '',
    basis      text not null default '',
    created_at timestamptz not null,
    ended_at   timestamptz
);

-- The names that an agency bore, each from a moment on; the newest that has begun is its name.
create table directory.agency_name (
    agency_id  uuid not null references directory.agency,
    from_at    timestamptz not null,
    name       text not null,
    name_en    text not null,
    short_name text not null,
    primary key (agency_id, from_at)
);

-- Codes that led to an agency before; addresses with them redirect.
create table directory.agency_code (
    code      text primary key,
    agency_id uuid not null references directory.agency
);

create table directory.area (
    code     text primary key,
    level    text not null check (level in ('CITY', 'DISTRICT', 'SUBDISTRICT')),
    name     text not null,
    parent   text references directory.area,
    latitude double precision not null,
    longitude double precision not null
);

create table directory.topic (
    slug           text primary key,
    name           text not null,
    name_en        text not null,
    description    text not null,
    description_en text not null,
    position       int not null
);

create table directory.programme (
    code  text primary key,
    level text not null,
    name  text not null
);

create table directory.holiday (
    date  date primary key,
    name  text not null,
    kind  text not null check (kind in ('holiday', 'collective_leave')),
    basis text not null
);

create table directory.person (
    id         uuid primary key,
    username   text not null unique,
    name       text not null,
    title      text not null,
    title_en   text not null,
    email      text,
    language   text not null default 'id',
    created_at timestamptz not null,
    ended_at   timestamptz
);

create table directory.role_held (
    person_id uuid not null references directory.person,
    role      text not null,
    agency_id uuid not null references directory.agency,
    since     timestamptz not null,
    primary key (person_id, role, agency_id)
);
create index role_held_by_agency on directory.role_held (agency_id, role);
