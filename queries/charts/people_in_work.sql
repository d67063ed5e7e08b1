-- People aged 16 to 64 in work by area at home and year, and of how many of that age the same source gives them.
-- grain: one row per area and period
-- params: $areas (ids with commas; null: all), $shown_as (share: in per cent of those of that age; null: people)
with about_home as (
    select
        n.*,
        concat_ws(', ', p.name, n.scope) as area,
        s.title as source,
        s.kind = 'official statistics' as is_official,
        coalesce(s.published_last_on, s.published_first_on) as published_on,
        months_of(n.period_first_on, n.period_last_on) as months,
    from numbers n
    join sources s using (source_id)
    left join partners p using (partner_id)
    where n.indicator_id in ('people-in-employment', 'people-aged-16-64')
        and n.status in ('actual', 'estimate')
        and (n.partner_id is null or p.status = 'home')
        and n.period_first_on is not null
        and n.period_last_on is not null
),

named as (
    select
        about_home.*,
        trim(regexp_replace(folded(area), '[^\pL\pN]+', '-', 'g'), '-') as area_id,
    from about_home
    where area != ''
),

newest as (
    select named.*
    from named
    where area_id != ''
        and ($areas is null or list_contains(string_split(replace($areas, ' ', ''), ','), area_id))
    qualify row_number() over (
        partition by indicator_id, area_id, months, period_first_on
        order by is_official desc, published_on desc nulls last, number_id desc
    ) = 1
),

in_work as (
    select
        newest.*,
        first_value(area) over areas as area_name,
        min(row_position) over areas as area_position,
    from newest
    where indicator_id = 'people-in-employment'
    window areas as (partition by area_id order by row_position rows between unbounded preceding and unbounded following)
),

paired as (
    select
        w.*,
        t.value as whole,
        t.bound as whole_bound,
        t.unit as whole_unit,
        t.number_id as whole_id,
        t.locator as whole_locator,
        coalesce($shown_as, 'people') as shown_as,
    from in_work w
    left join named t
        on t.indicator_id = 'people-aged-16-64'
        and t.source_id = w.source_id
        and t.area_id = w.area_id
        and t.period = w.period
        and t.status = w.status
        and t.value > 0
    qualify row_number() over (partition by w.number_id order by t.number_id) = 1
),

shown as (
    select
        area_id,
        area_name as area,
        months,
        number_id as fact_id,
        value,
        bound,
        unit,
        whole,
        whole_bound,
        whole_unit,
        100 * value::double / whole::double as share_pct,
        shown_as,
        period,
        period_first_on as first_on,
        period_last_on as last_on,
        middle_of(period_first_on, period_last_on) as middle_on,
        coalesce(period_first_on > lag(period_last_on) over series + 1, false) as is_after_gap,
        status,
        nullif(regexp_extract(note, '± *[0-9]+([,.][0-9]+)*'), '') as margin,
        attribution,
        source,
        area_position,
        if(shown_as = 'share' and whole_id is not null, [number_id, whole_id], [number_id]) as number_ids,
        if(shown_as = 'share' and whole_id is not null, [locator, whole_locator], [locator]) as locators,
        if(shown_as = 'share' and whole_id is not null, [source_id, source_id], [source_id]) as source_ids,
    from paired
    window series as (partition by area_id, months order by period_first_on)
)

select shown.* exclude (area_position)
from shown
order by area_position, area_id, months desc, first_on, fact_id
