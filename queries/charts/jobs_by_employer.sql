-- Jobs at each employer and its supply chain, newest statement each, with the total where it can honestly be made; stated totals are left out.
-- grain: one row per partner and employer
-- params: $partner
with stated as (
    select n.*
    from numbers n
    where n.unit = 'jobs' and n.status = 'actual' and n.partner_id is not null and n.made_of is null
        and ($partner is null or n.partner_id = $partner)
    qualify rank() over (
        partition by n.partner_id, n.indicator_id, n.scope order by n.period_first_on desc nulls last
    ) = 1
),

rivals as (
    select stated.partner_id
    from stated
    join contested on contested.id = stated.number_id
    group by stated.partner_id, contested.conflict_id
    having count(*) > 1
),

totals as (
    select
        partner_id,
        honest_sum(value, addable_as) as total_value,
        bound_of_sum(list(bound)) as total_bound,
    from stated
    where partner_id not in (select partner_id from rivals)
    group by partner_id
    having count(*) > 1
        and count(*) = count(distinct (indicator_id, scope))
        and count(distinct period) = 1
        and count(distinct addable_as) = 1
        and bound_of_sum(list(bound)) is not null
),

rows_with_totals as (
    select
        stated.partner_id,
        stated.partner,
        coalesce(stated.scope, stated.measure) as employer,
        stated.value,
        stated.bound,
        stated.unit,
        stated.period,
        stated.attribution,
        totals.total_value,
        totals.total_bound,
        stated.number_id as fact_id,
        [stated.number_id] as number_ids,
        [stated.locator] as locators,
        [stated.source_id] as source_ids,
    from stated
    left join totals using (partner_id)
)

from rows_with_totals
order by total_value desc nulls last, partner, value desc, employer
