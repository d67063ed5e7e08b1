-- Boards with their members on record, counted.
-- grain: one row per page and board
-- params: none
with seated as (
    select
        g.page,
        o.board,
        count(distinct o.name) as count_members,
        count(distinct o.sector) as count_sectors,
        any_value(o.sector) as sector,
        list(o.organisation_id order by o.name, o.organisation_id) as ids,
        [] as number_ids,
        list(o.locator order by o.name, o.organisation_id) as locators,
        list(o.source_id order by o.name, o.organisation_id) as source_ids,
    from pages g
    join seats o on o.partner_id = g.page
    group by g.page, o.board
)

from seated
order by page, count_members desc, board
