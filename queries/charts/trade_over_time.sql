-- UK exports to a partner's country over time: official statistics as a series, what other sources state beside them.
-- grain: one row per stated value
-- params: $partner, $countries (ids with commas; null: all), $measure (index: the first period that all series have is 100; null: pounds)
with stated as (
    select
        n.*,
        s.title as source,
        s.published,
        coalesce(s.published_last_on, s.published_first_on) as published_on,
        s.kind = 'official statistics' as is_official,
        months_of(n.period_first_on, n.period_last_on) as months,
    from numbers n
    join sources s using (source_id)
    where n.indicator_id = 'uk-exports'
        and n.partner_id is not null
        and ($partner is null or n.partner_id in (select place_id from places_around where partner_id = $partner))
        and ($countries is null or list_contains(string_split(replace($countries, ' ', ''), ','), n.partner_id))
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

common as (
    select
        months,
        min(first_on) as base_on,
    from (
        select
            months,
            period_first_on as first_on,
            count(distinct (partner_id, counted)) as count_there,
        from drawn
        where shape = 'series' and value > 0
        group by months, period_first_on
    )
    join (
        select
            months,
            count(distinct (partner_id, counted)) as count_series,
        from drawn
        where shape = 'series'
        group by months
    ) using (months)
    where count_there = count_series
    group by months
),

based as (
    select
        d.*,
        b.period as base_period,
        100 * d.value::double / b.value::double as index_value,
    from drawn d
    left join common c using (months)
    left join drawn b
        on d.shape = 'series'
        and b.shape = 'series'
        and b.partner_id = d.partner_id
        and b.counted is not distinct from d.counted
        and b.months = d.months
        and b.period_first_on = c.base_on
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
        coalesce($measure, 'pounds') as measure,
        round(index_value, 1) as index_value,
        base_period,
        period,
        period_first_on as first_on,
        period_last_on as last_on,
        middle_of(period_first_on, period_last_on) as middle_on,
        coalesce(period_first_on > lag(period_last_on) over series + 1, false) as is_after_gap,
        status,
        attribution,
        source,
        published,
        [number_id] as number_ids,
        [locator] as locators,
        [source_id] as source_ids,
    from based
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
