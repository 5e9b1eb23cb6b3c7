-- Reorganisation by decree: prepared ahead, carried out at a set time. A row says who and when; none is ever changed otherwise.
create table directory.decree (
    id           uuid primary key,
    number       text not null,
    kind         text not null check (kind in ('RENAME', 'RECODE', 'MERGE', 'SPLIT')),
    agencies     uuid[] not null,
    result       jsonb not null,
    effect_at    timestamptz not null,
    prepared_by  text not null,
    prepared_at  timestamptz not null,
    cancelled_by text,
    cancelled_at timestamptz,
    done_at      timestamptz
);
create index decree_due on directory.decree (effect_at) where done_at is null and cancelled_at is null;
create index decree_agencies on directory.decree using gin (agencies);

-- What became of an agency that ended.
create table directory.agency_successor (
    agency_id    uuid not null references directory.agency,
    successor_id uuid not null references directory.agency,
    decree_id    uuid not null references directory.decree,
    primary key (agency_id, successor_id)
);

alter table directory.agency_name add column decree_id uuid references directory.decree;
create index agency_code_of on directory.agency_code (agency_id);
