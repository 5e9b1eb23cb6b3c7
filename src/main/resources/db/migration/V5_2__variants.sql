-- What is said of a story on one channel. What is said is a revision, which never changes; when it goes out is the head's.
create table newsroom.variant (
    story_id       uuid not null references newsroom.story,
    account_id     uuid not null,
    number         int not null,
    moment         timestamptz,
    expires_at     timestamptz,
    served_number  int,
    served_edition int,
    served_at      timestamptz,
    problem        text,
    primary key (story_id, account_id)
);
create index variant_moment on newsroom.variant (moment) where moment is not null and served_at is null;
create index variant_served on newsroom.variant (served_at) where served_at is not null;

create table newsroom.variant_revision (
    story_id       uuid not null,
    account_id     uuid not null,
    number         int not null check (number > 0),
    stamp          bigint generated always as identity,
    saved_by       uuid not null references directory.person,
    saved_at       timestamptz not null,
    story_revision int not null,
    language       text not null,
    title          text not null,
    text           text not null,
    pictures       uuid[] not null,
    forms          text[] not null,
    alts           text[] not null,
    approved_by    uuid references directory.person,
    approved_at    timestamptz,
    primary key (story_id, account_id, number),
    foreign key (story_id, account_id) references newsroom.variant on delete cascade
);

-- When a story's channels are to be looked at next. What is due is decided by what stands above.
create table newsroom.serving (
    story_id uuid primary key references newsroom.story,
    due_at   timestamptz
);
create index serving_due on newsroom.serving (due_at) where due_at is not null;
