-- Each partner with itself and the places that it is part of, and how many steps away they are; a circle is gone round once.
-- grain: one row per partner and place around it
-- params: none
create view places_around as
with recursive around as (
    select partner_id, partner_id as place_id, [partner_id] as path from partners
    union all
    select around.partner_id, p.part_of as place_id, list_append(around.path, p.part_of) as path
    from around
    join partners p on p.partner_id = around.place_id
    where p.part_of is not null and not list_contains(around.path, p.part_of)
)

select partner_id, place_id, len(path) - 1 as steps,
from around
