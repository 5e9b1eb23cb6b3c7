-- Feeds that a hub (WebSub) was told of, or is to be told of, with the state of the feed that it is about. Due while due_at is set.
create table site.ping (
    topic     text primary key,
    etag      text not null,
    due_at    timestamptz,
    tries     int not null default 0,
    pinged_at timestamptz,
    trouble   text not null default ''
);
create index ping_due on site.ping (due_at) where due_at is not null;
