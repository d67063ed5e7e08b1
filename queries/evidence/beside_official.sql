-- What other sources state, beside the official series of the indicator; an undated statement may rest on numbers two years old.
-- grain: one row per statement and official year
-- params: $partner, $fact, $indicator (the beginning of its id)
with stated as (
    select
        n.*,
        s.kind = 'official statistics' as is_official,
        s.published_first_on,
        s.published_last_on,
    from numbers n
    join sources s using (source_id)
    where n.status = 'actual'
),

series as (
    select stated.*
    from stated
    where is_official and months_of(period_first_on, period_last_on) = 12
    qualify row_number() over (
        partition by indicator_id, partner_id, folded(scope), period order by published_first_on desc nulls last, number_id desc
    ) = 1
),

wholes as (
    select
        source_id,
        folded(split_part(scope, ',', 1)) as scope,
        period,
        if(
            bound_of_sum(list(bound)) is not null,
            printed_sum(honest_sum(value, addable_as), list(value order by number_id), list(bound order by number_id)),
            null
        ) as value,
        word_of_sum(list(value order by number_id), list(bound order by number_id)) as bound,
        list(number_id order by number_id) as number_ids,
        list(locator order by number_id) as locators,
    from stated
    where is_official and indicator_id = 'uk-exports-to-group' and made_of is null
    group by all
),

shown as (
    select
        t.number_id as fact_id,
        t.indicator_id,
        t.partner_id,
        t.partner,
        t.measure,
        t.value,
        t.bound,
        t.unit,
        t.period,
        t.period_first_on is null or t.period_last_on is null as is_open,
        t.scope,
        t.quote,
        o.scope as official_scope,
        coalesce(folded(t.scope) = folded(o.scope), false) as is_same_scope,
        o.period as official_period,
        coalesce(t.period_first_on between o.period_first_on and o.period_last_on, false) as is_first_year,
        o.value as official_value,
        o.bound as official_bound,
        o.unit as official_unit,
        t.indicator_id != o.indicator_id as is_share,
        w.value as whole_value,
        w.bound as whole_bound,
        [o.number_id] || coalesce(w.number_ids, []) as official_ids,
        t.locator,
        t.source_id,
        [o.locator] || coalesce(w.locators, []) as locators,
        list_transform([o.locator] || coalesce(w.locators, []), lambda place: o.source_id) as source_ids,
    from stated t
    join series o
        on o.partner_id is not distinct from t.partner_id
        and o.indicator_id = if(t.indicator_id = 'uk-exports-share', 'uk-exports', t.indicator_id)
    left join wholes w
        on o.indicator_id = 'uk-exports' and w.source_id = o.source_id and w.scope = folded(o.scope) and w.period = o.period
    where not t.is_official
        and ($partner is null or t.partner_id in (select place_id from places_around where partner_id = $partner))
        and ($fact is null or t.number_id = $fact)
        and ($indicator is null or starts_with(t.indicator_id, $indicator::varchar))
        and (
            t.period_first_on is null
            or o.period_last_on >= t.period_first_on - if(t.period_last_on is null, interval 2 year, interval 0 year)
        )
        and (t.period_last_on is null or o.period_first_on <= t.period_last_on)
)

from shown
order by indicator_id, fact_id, official_scope, official_period
