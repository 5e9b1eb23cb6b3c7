-- What calls of an account cost in a month, in tenths of a cent.
create table channels.spending (
    account_id uuid not null references channels.account,
    month      date not null,
    mills      bigint not null,
    primary key (account_id, month)
);
