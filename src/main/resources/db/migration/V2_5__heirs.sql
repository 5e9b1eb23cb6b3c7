-- What became of agencies that a decree ended, over every later decree: officers of an heir look after what the ended one left.
create view directory.agency_heir as
    with recursive heir (agency_id, heir_id) as (
        select agency_id, successor_id from directory.agency_successor
        union
        select s.agency_id, h.heir_id
        from directory.agency_successor s join heir h on h.agency_id = s.successor_id
    )
    select agency_id, heir_id from heir;
