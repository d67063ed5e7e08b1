-- The headline numbers: the newest actual statements, each as stated or summed where the sum is honest, and yearly budgets with their status.
-- grain: one row per tile
-- params: $partner, $strand
with asked as (
    select n.*
    from numbers n
    where ($partner is null or n.partner_id = $partner)
        and ($strand is null or n.strand_id = $strand)
),

jobs as (
    select n.*
    from asked n
    where n.unit = 'jobs' and n.status = 'actual' and n.partner_id is not null and n.made_of is null
    qualify dense_rank() over (order by n.period_first_on desc nulls last) = 1
),

rivals as (
    select contested.conflict_id
    from jobs
    join contested on contested.id = jobs.number_id
    group by contested.conflict_id
    having count(*) > 1
),

stated_totals as (
    select n.*
    from asked n
    where n.unit = 'jobs' and n.status = 'actual' and n.made_of is not null
        and (n.partner_id, n.period) in (select (partner_id, period) from jobs)
),

exports as (
    select
        n.*,
        s.kind = 'official statistics' as is_official,
        s.published_first_on,
    from asked n
    join sources s using (source_id)
    where n.indicator_id = 'uk-exports' and n.status = 'actual'
        and coalesce(date_diff('month', n.period_first_on, n.period_last_on + 1) = 12, true)
    qualify dense_rank() over (order by n.period_first_on desc nulls last, is_official desc) = 1
),

editions as (
    select exports.*
    from exports
    qualify not is_official or row_number() over (
        partition by partner_id, folded(scope), period order by published_first_on desc nulls last, number_id desc
    ) = 1
),

largest_exports as (
    select e.*
    from editions e
    join (
        select partner_id, scope, period
        from editions
        qualify row_number() over (order by value desc, number_id) = 1
    ) largest
        on e.partner_id is not distinct from largest.partner_id
        and folded(e.scope) is not distinct from folded(largest.scope)
        and e.period = largest.period
),

travelled as (
    select
        n.*,
        v.direction,
        t.bound as people_bound,
        extract(year from n.period_first_on) as year,
    from asked n
    join visits v on v.visit_id = split_part(n.number_id, '/', 1)
    join people_on_visits t using (visit_id)
    where n.status = 'held'
        and list_contains(t.number_ids, n.number_id)
        and extract(year from n.period_first_on) = extract(year from n.period_last_on)
    qualify dense_rank() over (order by year desc) = 1
),

ways as (
    select
        direction,
        honest_sum(value, addable_as) as people,
        bound_of_sum(list(people_bound)) as bound,
    from travelled
    group by direction
    having max(value) > 0
),

budget as (
    select n.*
    from asked n
    where n.stage = 'budget' and n.recurring = 'yes'
    qualify dense_rank() over (order by n.period_first_on desc nulls last) = 1
),

tiles as (
    select
        1 as position,
        'jobs' as tile,
        printed_sum(
            honest_sum(value, addable_as), list(value order by number_id), list(bound order by number_id)
        ) as value,
        bound_of_sum(list(bound)) as bound,
        'jobs' as unit,
        any_value(period) as period,
        any_value(status) as status,
        any_value(attribution) as attribution,
        any_value(partner) as partner,
        string_agg(scope, '; ' order by value, scope) as detail,
        count(*) > 1 as is_sum,
        (select list(value::double order by number_id) from stated_totals) as total_values,
        (select list(bound order by number_id) from stated_totals) as total_bounds,
        (select list(coalesce(scope, measure) order by number_id) from stated_totals) as total_scopes,
        list(number_id order by number_id)
            || coalesce((select list(number_id order by number_id) from stated_totals), []) as fact_ids,
        list(locator order by number_id)
            || coalesce((select list(locator order by number_id) from stated_totals), []) as locators,
        list(source_id order by number_id)
            || coalesce((select list(source_id order by number_id) from stated_totals), []) as source_ids,
    from jobs
    having count(*) > 0
        and count(distinct partner_id) = 1
        and count(distinct coalesce(strand_id, '')) = 1
        and can_be_added(value, bound, addable_as, period, period_first_on, period_last_on, indicator_id, scope)
        and not exists (from rivals)
    union all by name
    select
        2 as position,
        'exports' as tile,
        value,
        bound,
        unit,
        period,
        status,
        attribution,
        partner,
        concat_ws('; ', lower(min(scope)), if(is_official, 'official statistics', 'as stated')) as detail,
        list(number_id order by number_id) as fact_ids,
        list(locator order by number_id) as locators,
        list(source_id order by number_id) as source_ids,
    from largest_exports
    group by value, bound, unit, period, status, attribution, partner, is_official
    union all by name
    select
        3 as position,
        'travelled' as tile,
        honest_sum(value, addable_as) as value,
        bound_of_sum(list(people_bound)) as bound,
        'people' as unit,
        any_value(year)::varchar as period,
        'held' as status,
        null as attribution,
        null as partner,
        (
            select string_agg(
                concat_ws(' ', nullif(bound, 'exact'), people::integer, if(direction = 'inbound', 'in', 'out')),
                ', ' order by direction
            )
            from ways
        ) as detail,
        count(*) > 1 as is_sum,
        list(number_id order by number_id) as fact_ids,
        list(locator order by number_id) as locators,
        list(source_id order by number_id) as source_ids,
    from travelled
    having count(*) > 0
    union all by name
    select
        4 as position,
        'budget' as tile,
        value,
        bound,
        unit,
        period,
        status,
        attribution,
        partner,
        measure as detail,
        [number_id] as fact_ids,
        [locator] as locators,
        [source_id] as source_ids,
    from budget
)

select
    tiles.* exclude (total_values, total_bounds, total_scopes, fact_ids, locators, source_ids),
    coalesce(total_values, []) as total_values,
    coalesce(total_bounds, []) as total_bounds,
    coalesce(total_scopes, []) as total_scopes,
    (select string_agg(distinct c.conflict_id, ',' order by c.conflict_id) from contested c where list_contains(fact_ids, c.id)) as conflict_ids,
    fact_ids,
    locators,
    source_ids,
from tiles
order by position, value desc, fact_ids
