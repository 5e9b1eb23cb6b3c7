create index fedi_object_key on channels.fedi_object (object_key);

-- Why a host or an actor is not listened to.
alter table channels.fedi_block add column reason text not null default '';

-- What other servers complain about; kept until somebody at the desk has dealt with it, and after.
create table channels.fedi_report (
    id          uuid primary key,
    actor       text not null,
    host        text not null,
    words       text not null,
    about       text[] not null,
    received_at timestamptz not null,
    closed_at   timestamptz,
    closed_by   uuid references directory.person
);
create index fedi_report_open on channels.fedi_report (received_at desc) where closed_at is null;
create index fedi_report_host on channels.fedi_report (host) where closed_at is null;
create index fedi_report_at on channels.fedi_report (received_at);

-- Other actors that an actor says are the same person; believed of one that a follower has moved to.
alter table channels.fedi_remote add column also_known_as text[] not null default '{}';
