-- UK exports to a partner's country before and after the link began, beside a comparison; the year it began, or the nearest that both have, is 100.
-- grain: one row per year of the country, and of what it stands beside
-- params: $partner (null: the link that began first), $beside (a country or a group; null: the first group)
with links as (
    select
        p.partner_id,
        p.name as partner,
        p.since,
        p.since_first_on,
        p.since_last_on,
        coalesce(p.since_first_on, p.since_last_on) as begun_on,
        p.locator as since_locator,
        p.source_id as since_source_id,
    from partners p
    where p.relationship != 'none'
        and coalesce(p.since_first_on, p.since_last_on) is not null
        and ($partner is null or p.partner_id = $partner)
),

link as (
    select
        links.*,
        e.series_id as own_id,
        e.counted,
    from links
    join places_around a using (partner_id)
    join export_series e on e.series_id = a.place_id and not e.is_group
    where e.value > 0
    group by all
    order by links.begun_on, links.partner_id, min(a.steps), count(*) desc, own_id, e.counted
    limit 1
),

candidates as (
    select
        e.series_id,
        any_value(e.country order by e.row_position) as country,
        e.is_group,
        min(e.row_position) as place,
    from export_series e
    join link l on l.counted = e.counted and l.own_id != e.series_id
    join export_series own on own.series_id = l.own_id and own.counted = e.counted and own.first_on = e.first_on
    where e.value > 0 and own.value > 0
    group by e.series_id, e.is_group
),

usual as (
    select series_id
    from export_series
    where is_group
    group by series_id
    order by min(row_position), series_id
    limit 1
),

offered as (
    select
        coalesce(list(series_id order by is_group desc, place, series_id), []) as beside_ids,
        coalesce(list(country order by is_group desc, place, series_id), []) as beside_names,
    from candidates
),

series as (
    select e.*, l.* exclude (counted),
        e.series_id = l.own_id and not e.is_group as is_own,
    from export_series e
    join link l using (counted)
    where e.series_id = l.own_id
        or (
            e.series_id in (select series_id from candidates)
            and e.series_id = coalesce($beside, (select series_id from usual))
        )
),

base as (
    select first_on as base_on
    from series
    where value > 0
    group by first_on, last_on, begun_on
    having count(*) = (select count(distinct series_id) from series)
    order by
        begun_on between first_on and last_on desc,
        abs(begun_on - middle_of(first_on, last_on)),
        first_on
    limit 1
),

shown as (
    select
        s.partner_id,
        s.partner,
        s.since,
        s.since_first_on,
        s.since_last_on,
        s.series_id,
        s.country,
        s.is_own,
        s.is_group,
        s.number_id as fact_id,
        first_value(s.scope) over (partition by s.series_id order by s.row_position) as scope,
        s.value,
        s.bound,
        s.unit,
        round(100 * s.value::double / b.value::double, 1) as index_value,
        b.period as base_period,
        coalesce(s.bound = 'exact' and b.bound = 'exact', false) as is_exact,
        s.period,
        s.first_on,
        s.last_on,
        middle_of(s.first_on, s.last_on) as middle_on,
        case
            when s.last_on < s.since_first_on then 'before'
            when s.first_on > s.since_last_on then 'after'
            when s.since_first_on is null or s.since_last_on is null then 'not known'
            else 'the link began'
        end as side,
        coalesce(s.first_on > lag(s.last_on) over (partition by s.series_id order by s.first_on) + 1, false)
            as is_after_gap,
        s.attribution,
        s.source,
        o.beside_ids,
        o.beside_names,
        (select series_id from usual) as usual_id,
        [s.number_id] as number_ids,
        [s.partner_id || '/since'] as row_ids,
        [s.locator, s.since_locator] as locators,
        [s.source_id, s.since_source_id] as source_ids,
    from series s
    cross join offered o
    cross join base
    join series b on b.series_id = s.series_id and b.is_own = s.is_own and b.first_on = base.base_on
)

from shown
order by is_own desc, first_on
