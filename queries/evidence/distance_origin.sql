-- The place from which the map measures its distances, and the source of its coordinates.
-- grain: one row, or none where no place with coordinates is called home
-- params: none
with home as (
    select
        p.name,
        s.note,
        [p.locator] as locators,
        [p.source_id] as source_ids,
    from partners p
    join sources s using (source_id)
    where p.status = 'home' and p.latitude is not null and p.longitude is not null
    qualify row_number() over (order by p.row_position) = 1
)

from home
