-- The record of a material begins when it is handed in: until then its agency may throw it away, with the step that began it.
drop trigger step_is_append_only on intake.step;
create trigger step_is_append_only before update or truncate on intake.step
    for each statement execute function platform.refuse_change();

create function intake.refuse_change_after_hand_in() returns trigger language plpgsql as $$
begin
    if exists (select from intake.material where id = old.material_id and state = 'DRAFT') then
        return old;
    end if;
    raise exception '% is append-only once its material was handed in', tg_table_name;
end $$;
create trigger step_goes_with_its_draft before delete on intake.step
    for each row execute function intake.refuse_change_after_hand_in();

create index material_draft on intake.material (changed_at, id) where state = 'DRAFT';
