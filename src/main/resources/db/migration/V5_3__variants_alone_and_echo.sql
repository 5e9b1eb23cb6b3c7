-- Whom a post names, and what one person sent alone, until another one has approved it.
alter table newsroom.variant_revision
    add column mentions      text[] not null default '{}',
    add column urgent_reason text,
    add column confirmed_by  uuid references directory.person,
    add column confirmed_at  timestamptz;
create index variant_revision_alone on newsroom.variant_revision (story_id) where urgent_reason is not null and confirmed_by is null;

-- When a variant went out for the first time; served_at moves with every later state.
alter table newsroom.variant add column posted_at timestamptz;
update newsroom.variant set posted_at = served_at;
create index variant_posted on newsroom.variant (account_id, posted_at) where posted_at is not null;

-- How much people answered, liked, quoted and passed on what stands of a story on a channel.
create table newsroom.echo (
    story_id   uuid not null references newsroom.story,
    account_id uuid not null,
    answers    int not null,
    primary key (story_id, account_id)
);
