-- UK exports to the country of each partner by official statistics: the newest value and the first of the longest series, and what is newer in another.
-- grain: one row per partner whose country has an official series
-- params: none
with editions as (
    select
        n.*,
        months_of(n.period_first_on, n.period_last_on) as months,
    from numbers n
    join sources s using (source_id)
    where n.indicator_id = 'uk-exports' and n.status = 'actual' and s.kind = 'official statistics'
        and n.period_first_on is not null and n.period_last_on is not null
    qualify row_number() over (
        partition by n.partner_id, folded(n.scope), n.period_first_on, n.period_last_on
        order by coalesce(s.published_last_on, s.published_first_on) desc nulls last, n.number_id desc
    ) = 1
),

ends as (
    select
        editions.*,
        count(*) over (partition by partner_id, months, folded(scope)) as count_stated,
    from editions
    qualify row_number() over (
        partition by partner_id, months, folded(scope) order by period_first_on desc, number_id
    ) = 1
),

newest as (
    select ends.*
    from ends
    qualify row_number() over (
        partition by partner_id order by months desc, count_stated desc, period_first_on desc, value desc, number_id
    ) = 1
),

newer as (
    select
        e.partner_id,
        list(e.value::double order by e.number_id) as newer_values,
        list(e.bound order by e.number_id) as newer_bounds,
        list(e.period order by e.number_id) as newer_periods,
        list(coalesce(e.scope, '') order by e.number_id) as newer_scopes,
        list(e.number_id order by e.number_id) as number_ids,
        list(e.locator order by e.number_id) as locators,
        list(e.source_id order by e.number_id) as source_ids,
    from ends e
    join newest n on n.partner_id = e.partner_id and n.months = e.months and e.period_first_on > n.period_first_on
    group by e.partner_id
),

oldest as (
    select e.*
    from editions e
    join newest n
        on e.partner_id = n.partner_id and e.months = n.months and folded(e.scope) is not distinct from folded(n.scope)
    qualify row_number() over (partition by e.partner_id order by e.period_first_on) = 1
),

shown as (
    select
        places.partner_id as page,
        newest.partner as country,
        places.steps = 0 as is_country,
        newest.scope,
        newest.value,
        newest.bound,
        newest.unit,
        newest.period,
        newest.attribution,
        oldest.value as first_value,
        oldest.bound as first_bound,
        oldest.period as first_period,
        coalesce(newer.newer_values, []) as newer_values,
        coalesce(newer.newer_bounds, []) as newer_bounds,
        coalesce(newer.newer_periods, []) as newer_periods,
        coalesce(newer.newer_scopes, []) as newer_scopes,
        list_distinct([newest.number_id, oldest.number_id]) || coalesce(newer.number_ids, []) as number_ids,
        [newest.locator, oldest.locator] || coalesce(newer.locators, []) as locators,
        [newest.source_id, oldest.source_id] || coalesce(newer.source_ids, []) as source_ids,
    from places_around places
    join pages on pages.page = places.partner_id
    join newest on newest.partner_id = places.place_id
    join oldest on oldest.partner_id = places.place_id
    left join newer on newer.partner_id = places.place_id
    qualify row_number() over (partition by places.partner_id order by places.steps) = 1
)

select
    shown.* exclude (number_ids, locators, source_ids),
    number_ids as ids,
    number_ids,
    locators,
    source_ids,
from shown
order by page
