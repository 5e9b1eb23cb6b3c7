-- Deliveries to many recipients that ended long ago, as sums: by then nobody is written to about them any more.
create table channels.folded (
    dispatch_id uuid not null references channels.dispatch,
    account_id  uuid not null references channels.account,
    state       text not null check (state in ('DELIVERED', 'FAILED', 'CANCELLED')),
    deliveries  int not null,
    primary key (dispatch_id, account_id, state)
);

alter table channels.part add column folded_at timestamptz;
create index part_unfolded on channels.part (account_id, dispatch_id) where folded_at is null and spread_at is not null;
