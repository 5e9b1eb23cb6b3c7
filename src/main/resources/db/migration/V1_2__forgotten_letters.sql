-- A letter to someone outside the staff: who it went to is forgotten when it has left.
alter table platform.letter add column forget boolean not null default false;
