create schema site;
create extension if not exists pg_trgm;

-- What changed for readers, appended in the transaction that changed it. It is taken in afterwards, one change after the other under
-- one lock: then it gets its number, so numbers become visible in their order, and each process bakes the units in that order.
create table site.change (
    id      uuid primary key,
    kind    text not null check (kind in ('story', 'agency', 'asset')),
    subject uuid not null,
    at      timestamptz not null,
    number  bigint unique,
    units   text[] not null default '{}'
);
create index change_waiting on site.change (id) where number is null;
create sequence site.change_number;

-- The site's own copy of each story ever published: what its page and the lists show of the edition that stands.
create table site.story (
    id           uuid primary key,
    slug         text not null,
    former_slugs text[] not null,
    kin          text not null,
    published_at timestamptz not null,
    edition_at   timestamptz not null,
    withdrawn_at timestamptz,
    english      boolean not null,
    agencies     uuid[] not null,
    card         jsonb not null,
    body         text not null,
    body_en      text
);
create index story_slug on site.story (slug);
create index story_former_slugs on site.story using gin (former_slugs);
create index story_kin on site.story (kin, published_at, id) where withdrawn_at is null;
create index story_published on site.story (published_at, id);
create index story_agencies on site.story using gin (agencies);

-- The lists on which a story stands: home, opd:<agency>, topik:<slug>, wilayah:<code>, bulan:<month>, tahap:<stage>, jenis:<type>;
-- with en/ before it for those that have an English version.
create table site.listing (
    scope        text not null,
    published_at timestamptz not null,
    story        uuid not null references site.story on delete cascade,
    primary key (scope, published_at, story)
);
create index listing_of_story on site.listing (story);

create table site.shown_asset (
    asset uuid not null,
    story uuid not null references site.story on delete cascade,
    primary key (asset, story)
);
create index shown_asset_of_story on site.shown_asset (story);

-- The public record of corrections and withdrawals.
create table site.amendment (
    story uuid not null references site.story on delete cascade,
    at    timestamptz not null,
    kind  text not null check (kind in ('correction', 'withdrawal')),
    note  text not null,
    primary key (story, at, kind)
);
create index amendment_newest on site.amendment (at, story);

-- What search looks at; a lexeme that begins with ~ is the stem of a word that also stands unstemmed.
create table site.search_document (
    story        uuid not null references site.story on delete cascade,
    language     text not null,
    published_at timestamptz not null,
    type         text not null,
    agencies     uuid[] not null,
    topics       text[] not null,
    areas        text[] not null,
    title        tsvector not null,
    content      tsvector not null,
    primary key (language, story)
);
create index search_document_content on site.search_document using gin (content) with (fastupdate = off);
create index search_document_newest on site.search_document (language, published_at, story);

create table site.word (
    word text primary key
);
create index word_trigrams on site.word using gin (word gin_trgm_ops);
