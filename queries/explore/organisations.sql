-- The organisations that take part, board by board.
-- grain: one row per organisation
-- params: $partner
with shown as (
    select
        o.organisation_id,
        o.name,
        o.sector,
        o.role,
        o.board,
        p.name as partner,
        [o.locator] as locators,
        [o.source_id] as source_ids,
    from organisations o
    left join partners p using (partner_id)
    where $partner is null or o.partner_id = $partner
)

from shown
order by board nulls last, sector, name
