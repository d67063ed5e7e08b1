-- The headline numbers: newest statements only, summed where the sum is honest.
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

exports as (
    select
        n.*,
        s.kind = 'official statistics' as is_official,
    from asked n
    join sources s using (source_id)
    where n.indicator_id = 'uk-exports'
    qualify row_number() over (order by n.period_first_on desc nulls last, n.value desc, n.number_id) = 1
),

travelled as (
    select
        n.*,
        v.direction,
    from asked n
    join visits v on v.visit_id = split_part(n.number_id, '/', 1)
    where n.unit = 'people' and n.status = 'held'
        and (v.delegates is null or split_part(n.number_id, '/', 2) = 'delegates')
    qualify dense_rank() over (order by extract(year from n.period_first_on) desc nulls last) = 1
),

budget as (
    select n.*
    from asked n
    where n.stage = 'budget' and n.bound = 'exact' and n.recurring = 'yes'
    qualify dense_rank() over (order by n.period_first_on desc nulls last) = 1
),

tiles as (
    select
        1 as position,
        'jobs' as tile,
        honest_sum(value, addable_as) as value,
        bound_of_sum(list(bound)) as bound,
        'jobs' as unit,
        any_value(period) as period,
        any_value(status) as status,
        any_value(attribution) as attribution,
        any_value(partner) as partner,
        string_agg(scope, '; ' order by value, scope) as detail,
        count(*) > 1 as is_sum,
        list(number_id order by number_id) as fact_ids,
        list(locator order by number_id) as locators,
        list(source_id order by number_id) as source_ids,
    from jobs
    having count(*) > 0
        and count(distinct addable_as) = 1
        and count(distinct partner_id) = 1
        and count(distinct period) = 1
        and count(*) = count(distinct (indicator_id, scope))
        and not exists (from rivals)
        and bound_of_sum(list(bound)) is not null
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
        concat_ws('; ', lower(scope), if(is_official, 'official statistics', 'as stated')) as detail,
        [number_id] as fact_ids,
        [locator] as locators,
        [source_id] as source_ids,
    from exports
    union all by name
    select
        3 as position,
        'travelled' as tile,
        honest_sum(value, addable_as) as value,
        'exact' as bound,
        'people' as unit,
        extract(year from any_value(period_first_on))::varchar as period,
        'held' as status,
        null as attribution,
        null as partner,
        concat_ws(
            ', ',
            nullif(coalesce(honest_sum(if(direction = 'inbound', value, null), addable_as), 0)::integer, 0) || ' in',
            nullif(coalesce(honest_sum(if(direction = 'outbound', value, null), addable_as), 0)::integer, 0) || ' out'
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
    tiles.* exclude (fact_ids, locators, source_ids),
    (select string_agg(distinct c.conflict_id, ',' order by c.conflict_id) from contested c where list_contains(fact_ids, c.id)) as conflict_ids,
    fact_ids,
    locators,
    source_ids,
from tiles
order by position
