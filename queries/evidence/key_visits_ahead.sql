-- Visits planned or invited, which no source calls held.
-- grain: one row per page and visit
-- params: none
with shown as (
    select
        g.page,
        v.title,
        v.direction,
        v.status,
        v.starts as period,
        v.ends,
        [v.visit_id] as ids,
        [] as number_ids,
        [v.locator] as locators,
        [v.source_id] as source_ids,
    from pages g
    join visits v on g.page in (v.partner_id, v.strand_id)
    where v.status != 'held'
)

from shown
order by page, list_position(['planned', 'invited'], status), period, ids
