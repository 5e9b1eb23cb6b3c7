create schema assets;

-- What the asset store holds. The bytes lie in the store under content_sha256; upload_sha256 is of the bytes as they were sent.
create table assets.asset (
    id             uuid primary key,
    kind           text not null check (kind in ('IMAGE', 'DOCUMENT', 'VIDEO')),
    format         text not null,
    file_name      text not null,
    bytes          bigint not null,
    width          int not null,
    height         int not null,
    orientation    int not null check (orientation between 1 and 8),
    focus_x        double precision not null default 0.5 check (focus_x between 0 and 1),
    focus_y        double precision not null default 0.5 check (focus_y between 0 and 1),
    caption        text not null default '',
    alt            text not null default '',
    credit         text not null default '',
    consent_by     uuid,
    consent_at     timestamptz,
    agency_id      uuid references directory.agency,
    captured_at    timestamptz,
    stored_by      uuid not null,
    stored_at      timestamptz not null,
    upload_sha256  text not null,
    content_sha256 text not null,
    picture_hash   bigint,
    -- The hash in eight pieces of eight bits, each numbered: two hashes that differ in at most seven bits share a piece.
    picture_pieces int[],
    unique nulls not distinct (agency_id, upload_sha256)
);
create index asset_newest on assets.asset (id desc);
create index asset_of_agency on assets.asset (agency_id, id desc);
create index asset_of_kind on assets.asset (kind, id desc);
create index asset_by_content on assets.asset (content_sha256);
create index asset_by_picture on assets.asset using gin (picture_pieces);
