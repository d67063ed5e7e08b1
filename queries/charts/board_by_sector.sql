-- Organisations that sit on a board, counted by sector.
-- grain: one row per board and sector
-- params: $partner
with seated as (
    select
        o.*,
        s.published,
        s.publisher,
    from seats o
    join sources s using (source_id)
    where $partner is null or o.partner_id = $partner
),

sectors as (
    select
        board,
        sector,
        list(distinct name order by name) as organisations,
        count(distinct name) as count_organisations,
        list(distinct published order by published) as published,
        list(organisation_id order by name, organisation_id) as row_ids,
        list(publisher order by name, organisation_id) as publishers,
        list(locator order by name, organisation_id) as locators,
        list(source_id order by name, organisation_id) as source_ids,
    from seated
    group by board, sector
),

boards as (
    select
        board,
        count(distinct name) as count_on_board,
    from seated
    group by board
),

shown as (
    select
        board,
        sector,
        organisations,
        count_organisations,
        count_on_board,
        (select count(distinct name) from seated) as count_in_all,
        published,
        row_ids,
        publishers,
        locators,
        source_ids,
    from sectors
    join boards using (board)
)

from shown
order by count_on_board desc, board, count_organisations desc, sector
