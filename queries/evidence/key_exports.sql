-- UK exports to the country of each partner by official statistics: the newest value and the first of the same series.
-- grain: one row per partner whose country has an official series
-- params: none
with editions as (
    select
        n.*,
        date_diff('month', n.period_first_on, n.period_last_on + 1) as months,
    from numbers n
    join sources s using (source_id)
    where n.indicator_id = 'uk-exports' and n.status = 'actual' and s.kind = 'official statistics'
        and n.period_first_on is not null and n.period_last_on is not null
    qualify row_number() over (
        partition by n.partner_id, folded(n.scope), n.period_first_on, n.period_last_on
        order by coalesce(s.published_last_on, s.published_first_on) desc nulls last, n.number_id desc
    ) = 1
),

newest as (
    select editions.*
    from editions
    qualify row_number() over (
        partition by partner_id order by months desc, period_first_on desc, scope nulls last, number_id
    ) = 1
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
        list_distinct([newest.number_id, oldest.number_id]) as number_ids,
        newest.locator,
        newest.source_id,
        oldest.locator as first_locator,
        oldest.source_id as first_source_id,
    from places_around places
    join pages on pages.page = places.partner_id
    join newest on newest.partner_id = places.place_id
    join oldest on oldest.partner_id = places.place_id
    qualify row_number() over (partition by places.partner_id order by places.steps) = 1
)

select
    shown.* exclude (number_ids, locator, source_id, first_locator, first_source_id),
    number_ids as ids,
    number_ids,
    [locator, first_locator] as locators,
    [source_id, first_source_id] as source_ids,
from shown
order by page
