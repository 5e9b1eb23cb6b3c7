-- Complaints of other servers name a person now and then: half a year after somebody has dealt with one it goes.
create index fedi_report_closed on channels.fedi_report (closed_at) where closed_at is not null;
