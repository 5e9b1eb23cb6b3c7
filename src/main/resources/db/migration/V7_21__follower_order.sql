-- Inboxes in an order in which those of one host are far apart, so that many hosts are served at a time from the beginning.
create index fedi_follower_spread on channels.fedi_follower (account_id, md5(inbox), inbox) include (host);
