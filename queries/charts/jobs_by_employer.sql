-- Jobs at each employer and its supply chain, newest statement each, with the sum where it can honestly be made; stated totals stand apart.
-- grain: one row per partner and employer, or total that a source states
-- params: $partner
with shown as (
    select
        partner_id,
        partner,
        employer,
        is_total,
        value,
        bound,
        unit,
        period,
        attribution,
        total_value,
        total_bound,
        number_id as fact_id,
        [number_id] as number_ids,
        [locator] as locators,
        [source_id] as source_ids,
    from jobs_on_pages
    where page = partner_id
        and ($partner is null or page = $partner)
)

from shown
order by total_value desc nulls last, partner, is_total, value desc, employer
