-- Rises with every change of what search looks at, so that answers may be kept for as long as they are true.
create table site.search_state (
    only_one bool primary key default true check (only_one),
    revision bigint not null
);
insert into site.search_state (revision) values (0);
