-- Telephone numbers that asked to be written to on WhatsApp; the address is the number at the account that it wrote to.
alter table audience.subscriber drop constraint subscriber_kind_check;
alter table audience.subscriber add constraint subscriber_kind_check check (kind in ('EMAIL', 'PUSH', 'WHATSAPP'));
