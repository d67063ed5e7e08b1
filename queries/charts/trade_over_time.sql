-- UK exports to a partner's country over time: official statistics as a series, what other sources state beside them.
-- grain: one row per stated value
-- params: $partner
with stated as (
    select
        n.*,
        s.title as source,
        s.published,
        coalesce(s.published_last_on, s.published_first_on) as published_on,
        s.kind = 'official statistics' as is_official,
        date_diff('month', n.period_first_on, n.period_last_on + 1) as months,
    from numbers n
    join sources s using (source_id)
    where n.indicator_id = 'uk-exports'
        and n.partner_id is not null
        and ($partner is null or n.partner_id in (select place_id from places_around where partner_id = $partner))
),

editions as (
    select
        stated.*,
        is_official and status = 'actual' and months is not null as is_in_series,
        row_number() over (
            partition by partner_id, folded(scope), months, period_first_on, is_official and status = 'actual'
            order by published_on desc nulls last, number_id desc
        ) as edition,
    from stated
),

drawn as (
    select
        editions.*,
        case when not is_in_series then 'statement' when edition = 1 then 'series' else 'superseded' end as shape,
        first_value(scope) over (
            partition by partner_id, is_in_series, if(is_in_series, folded(scope), number_id) order by number_id
        ) as counted,
    from editions
),

shown as (
    select
        number_id as fact_id,
        partner_id,
        partner as country,
        shape,
        counted as scope,
        months,
        value,
        bound,
        unit,
        period,
        period_first_on as first_on,
        period_last_on as last_on,
        period_first_on + ((period_last_on - period_first_on) // 2)::integer as middle_on,
        coalesce(period_first_on > lag(period_last_on) over series + 1, false) as is_after_gap,
        status,
        attribution,
        source,
        published,
        [number_id] as number_ids,
        [locator] as locators,
        [source_id] as source_ids,
    from drawn
    window series as (partition by partner_id, shape, counted, months order by period_first_on)
)

from shown
order by
    country,
    list_position(['series', 'statement', 'superseded'], shape),
    case when shape = 'series' then scope end,
    case when shape = 'series' then months end desc,
    coalesce(first_on, last_on) nulls last,
    fact_id
