-- Jobs at each employer and its supply chain: those of one time with their sum, and beside them what is newer or of others; stated totals stand apart.
-- grain: one row per partner, employer and time shown, or total that a source states
-- params: $partner
with shown as (
    select
        partner_id,
        partner,
        employer,
        is_total,
        is_complete,
        is_newer,
        value,
        bound,
        unit,
        period,
        attribution,
        total_value,
        total_bound,
        max(total_value) over (partition by partner_id) as largest_total,
        number_id as fact_id,
        [number_id] as number_ids,
        [locator] as locators,
        [source_id] as source_ids,
    from jobs_on_pages
    where page = partner_id
        and ($partner is null or page = $partner)
)

select shown.* exclude (largest_total)
from shown
order by largest_total desc nulls last, partner, not is_complete, is_total, value desc, employer, fact_id
