-- The headline numbers: the newest actual statements that leave out no part of older ones, as stated or summed where the sum is honest; beside them what is official, newer, or of others.
-- grain: one row per tile
-- params: $partner, $strand
with asked as (
    select n.*
    from numbers n
    where ($partner is null or n.partner_id = $partner)
        and ($strand is null or n.strand_id = $strand)
),

all_jobs as (
    select j.*
    from jobs_on_pages j
    where j.page = coalesce($partner::varchar || '/' || $strand::varchar, $partner::varchar, $strand::varchar, '*')
),

jobs as (
    select all_jobs.*
    from all_jobs
    where is_complete and not is_total and partner_id is not null
),

stated_totals as (
    select all_jobs.*
    from all_jobs
    where is_complete and is_total and partner_id in (select partner_id from jobs)
),

exports as (
    select
        n.*,
        s.kind = 'official statistics' as is_official,
        s.published_first_on,
        n.partner_id || '/' || coalesce(folded(n.scope), '') as part,
    from asked n
    join sources s using (source_id)
    where n.indicator_id = 'uk-exports' and n.status in ('actual', 'estimate') and n.partner_id is not null
        and coalesce(months_of(n.period_first_on, n.period_last_on) = 12, true)
),

export_years as (
    select is_official, period, any_value(period_first_on) as first_on, list(distinct part) as parts,
    from exports
    where status = 'actual'
    group by is_official, period
),

export_year as (
    select y.*
    from export_years y
    where not exists (
        from export_years older
        where older.is_official = y.is_official
            and older.first_on < y.first_on
            and covers_less(y.parts, older.parts)
    )
    qualify row_number() over (order by y.is_official, y.first_on desc nulls last, y.period) = 1
),

editions as (
    select exports.*
    from exports
    qualify not is_official or row_number() over (
        partition by is_official, part, period, status order by published_first_on desc nulls last, number_id desc
    ) = 1
),

largest_exports as (
    select e.*
    from editions e
    join (
        select editions.part, editions.period
        from editions
        join export_year using (is_official, period)
        where status = 'actual'
        qualify row_number() over (order by value desc, number_id) = 1
    ) largest using (part, period)
    where e.status = 'actual' and e.is_official = (select is_official from export_year)
),

official as (
    select
        t.number_id as stated_id,
        o.*,
        coalesce(t.period_first_on between o.period_first_on and o.period_last_on, false) as is_of_its_year,
        coalesce(folded(t.scope) = folded(o.scope), false) as is_same_count,
    from largest_exports t
    join editions o on o.partner_id = t.partner_id and o.is_official and not t.is_official
    where o.status = 'actual' and o.period_first_on is not null and o.period_last_on is not null
    qualify rank() over (
        partition by t.number_id order by is_of_its_year desc, is_same_count desc, o.period_first_on desc
    ) = 1
),

official_beside as (
    select
        stated_id,
        list(value::double order by number_id) as official_values,
        list(bound order by number_id) as official_bounds,
        list(period order by number_id) as official_periods,
        list(coalesce(scope, '') order by number_id) as official_scopes,
        list(number_id order by number_id) as ids,
        list(locator order by number_id) as locators,
        list(source_id order by number_id) as source_ids,
    from official
    group by stated_id
),

exports_stated as (
    select
        value,
        bound,
        unit,
        period,
        status,
        attribution,
        partner,
        is_official,
        min(scope) as detail,
        min(number_id) as first_id,
        list(number_id order by number_id) as fact_ids,
        list(locator order by number_id) as locators,
        list(source_id order by number_id) as source_ids,
    from largest_exports
    group by value, bound, unit, period, status, attribution, partner, is_official
),

exports_beside as (
    select e.*
    from editions e
    cross join export_year y
    where e.period != y.period
        and (
            e.period_first_on > y.first_on
            or (e.is_official = y.is_official and e.status = 'actual' and not list_contains(y.parts, e.part))
        )
        and (y.is_official or not e.is_official or e.partner_id in (select partner_id from largest_exports))
        and e.number_id not in (select number_id from official)
    qualify rank() over (partition by e.is_official, e.part order by e.period_first_on desc nulls last) = 1
),

held as (
    select
        v.*,
        extract(year from v.starts_first_on)::integer as year,
        t.people,
        coalesce(t.bound, 'at least') as people_bound,
        t.number_ids,
    from visits v
    left join people_on_visits t using (visit_id)
    where v.status = 'held'
        and extract(year from v.starts_first_on) = extract(year from v.starts_last_on)
        and ($partner is null or v.partner_id = $partner)
        and ($strand is null or v.strand_id = $strand)
),

ways as (
    select
        year,
        direction,
        honest_sum(people, status) as people,
        bound_of_sum(list(people_bound)) as bound,
    from held
    group by year, direction
),

travelled_years as (
    select
        year,
        honest_sum(people, status) as people,
        bound_of_sum(list(people_bound)) as bound,
        count(*) as count_visits,
        count(people) as count_known,
        list(distinct partner_id || '/' || direction) filter (where people is not null) as parts,
    from held
    group by year
),

travelled_year as (
    select y.*
    from travelled_years y
    where y.count_known > 0
        and not exists (
            from travelled_years older
            where older.year < y.year and older.count_known > 0 and len(y.parts) < len(older.parts)
        )
    qualify row_number() over (order by y.year desc) = 1
),

travellers as (
    select
        h.year,
        unnest(if(h.people is null, [null], h.number_ids)) as number_id,
        h.locator,
        h.source_id,
    from held h
),

budgets as (
    select b.*
    from budgets_on_pages b
    where b.page = coalesce($partner::varchar || '/' || $strand::varchar, $partner::varchar, $strand::varchar, '*')
),

budgets_beside as (
    select budgets.*
    from budgets
    where is_beside
    qualify rank() over (partition by part, is_agreed order by period_first_on desc nulls last) = 1
),

awards as (
    select a.*
    from awards_on_pages a
    where a.page = coalesce($partner::varchar || '/' || $strand::varchar, $partner::varchar, $strand::varchar, '*')
),

won as (
    select w.*
    from won_on_pages w
    where w.page = coalesce($partner::varchar || '/' || $strand::varchar, $partner::varchar, $strand::varchar, '*')
),

beside as (
    select
        'jobs' as tile,
        value,
        bound,
        unit,
        period,
        concat_ws(', ', employer, if(partner_id in (select partner_id from jobs), null, partner)) as what,
        period_first_on as first_on,
        is_newer,
        [number_id] as ids,
        [locator] as locators,
        [source_id] as source_ids,
    from all_jobs
    where number_id not in (select number_id from jobs) and number_id not in (select number_id from stated_totals)
    union all by name
    select
        'exports' as tile,
        e.value,
        e.bound,
        e.unit,
        e.period,
        concat_ws(
            ', ', e.partner, lower(e.scope), if(e.is_official, 'official statistics', 'as stated'),
            if(e.status = 'actual', null, e.status)
        ) as what,
        e.period_first_on as first_on,
        coalesce(e.period_first_on > y.first_on, false) as is_newer,
        [e.number_id] as ids,
        [e.locator] as locators,
        [e.source_id] as source_ids,
    from exports_beside e
    cross join export_year y
    union all by name
    select
        'travelled' as tile,
        if(y.count_known > 0, y.people, y.count_visits) as value,
        if(y.count_known > 0, y.bound, 'exact') as bound,
        if(y.count_known > 0, 'people', 'visits') as unit,
        y.year::varchar as period,
        if(y.count_known > 0, '', 'people not stated') as what,
        make_date(y.year, 1, 1) as first_on,
        true as is_newer,
        list_filter(list(t.number_id order by t.number_id), lambda number_id: number_id is not null) as ids,
        list(t.locator order by t.number_id) as locators,
        list(t.source_id order by t.number_id) as source_ids,
    from travelled_years y
    join travellers t using (year)
    where y.year > (select year from travelled_year)
    group by all
    union all by name
    select
        'budget' as tile,
        b.value,
        b.bound,
        b.unit,
        b.period,
        concat_ws(
            ', ', b.measure, if(b.is_agreed, 'agreed', coalesce(b.status, 'status not stated'))
        ) as what,
        b.period_first_on as first_on,
        b.is_newer,
        [b.number_id] as ids,
        [b.locator] as locators,
        [b.source_id] as source_ids,
    from budgets_beside b
    union all by name
    select
        'won' as tile,
        value,
        bound,
        unit,
        period,
        concat_ws(', ', measure, 'stated as a total') as what,
        period_first_on as first_on,
        false as is_newer,
        [number_id] as ids,
        [locator] as locators,
        [source_id] as source_ids,
    from awards
    where is_total
),

besides as (
    select
        tile,
        list(value::double order by place) as beside_values,
        list(bound order by place) as beside_bounds,
        list(unit order by place) as beside_units,
        list(period order by place) as beside_periods,
        list(what order by place) as beside_whats,
        list(is_newer order by place) as beside_newer,
        flatten(list(ids order by place)) as beside_ids,
        flatten(list(locators order by place)) as beside_locators,
        flatten(list(source_ids order by place)) as beside_source_ids,
    from (
        select
            beside.*,
            row_number() over (partition by tile order by first_on desc nulls last, value desc, what, ids) as place,
        from beside
        qualify place <= 3
    )
    group by tile
),

tiles as (
    select
        1 as position,
        'jobs' as tile,
        coalesce(any_value(total_value), any_value(value)) as value,
        coalesce(any_value(total_bound), any_value(bound)) as bound,
        'jobs' as unit,
        any_value(period) as period,
        any_value(status) as status,
        any_value(attribution) as attribution,
        any_value(partner) as partner,
        list(value::double order by row_position, number_id) as part_values,
        list(bound order by row_position, number_id) as part_bounds,
        list(employer order by row_position, number_id) as part_names,
        count(*) > 1 as is_sum,
        (select list(value::double order by number_id) from stated_totals) as total_values,
        (select list(bound order by number_id) from stated_totals) as total_bounds,
        (select list(employer order by number_id) from stated_totals) as total_scopes,
        list(number_id order by number_id)
            || coalesce((select list(number_id order by number_id) from stated_totals), []) as fact_ids,
        list(locator order by number_id)
            || coalesce((select list(locator order by number_id) from stated_totals), []) as locators,
        list(source_id order by number_id)
            || coalesce((select list(source_id order by number_id) from stated_totals), []) as source_ids,
    from jobs
    having count(*) > 0
    union all by name
    select
        2 as position,
        'exports' as tile,
        e.* exclude (first_id, fact_ids, locators, source_ids),
        o.* exclude (stated_id, ids, locators, source_ids),
        e.fact_ids || coalesce(o.ids, []) as fact_ids,
        e.locators || coalesce(o.locators, []) as locators,
        e.source_ids || coalesce(o.source_ids, []) as source_ids,
    from exports_stated e
    left join official_beside o on o.stated_id = e.first_id
    union all by name
    select
        3 as position,
        'travelled' as tile,
        y.people as value,
        y.bound,
        'people' as unit,
        y.year::varchar as period,
        'held' as status,
        null as attribution,
        null as partner,
        (
            select string_agg(
                concat_ws(' ', nullif(bound, 'exact'), people::integer, if(direction = 'inbound', 'came', 'went')),
                ', ' order by direction
            )
            from ways
            where ways.year = y.year and ways.people > 0
        ) as detail,
        count(t.number_id) > 1 as is_sum,
        list(t.number_id order by t.number_id) filter (where t.number_id is not null) as fact_ids,
        list(t.locator order by t.number_id) filter (where t.number_id is not null) as locators,
        list(t.source_id order by t.number_id) filter (where t.number_id is not null) as source_ids,
    from travelled_year y
    join travellers t using (year)
    group by y.year, y.people, y.bound
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
    from budgets
    where is_newest
    union all by name
    select
        5 as position,
        'won' as tile,
        any_value(w.value) as value,
        any_value(w.bound) as bound,
        any_value(s.unit) as unit,
        any_value(w.period) as period,
        any_value(w.status) as status,
        null as attribution,
        if(count(distinct coalesce(s.partner_id, '')) = 1, any_value(s.partner), null) as partner,
        any_value(w.is_sum) as is_sum,
        any_value(w.is_recurring) as is_recurring,
        list(s.value::double order by s.value desc, s.number_id) as part_values,
        list(s.bound order by s.value desc, s.number_id) as part_bounds,
        list(coalesce(s.scope, '') order by s.value desc, s.number_id) as part_names,
        count(s.partner_id) as count_with_partner,
        list(s.number_id order by s.number_id) as fact_ids,
        list(s.locator order by s.number_id) as locators,
        list(s.source_id order by s.number_id) as source_ids,
    from awards s
    cross join won w
    where not s.is_total
    having count(*) > 0
),

shown as (
    select
        t.* exclude (
            total_values, total_bounds, total_scopes,
            part_values, part_bounds, part_names,
            official_values, official_bounds, official_periods, official_scopes,
            fact_ids, locators, source_ids
        ),
        coalesce(t.total_values, []) as total_values,
        coalesce(t.total_bounds, []) as total_bounds,
        coalesce(t.total_scopes, []) as total_scopes,
        coalesce(t.part_values, []) as part_values,
        coalesce(t.part_bounds, []) as part_bounds,
        coalesce(t.part_names, []) as part_names,
        coalesce(t.official_values, []) as official_values,
        coalesce(t.official_bounds, []) as official_bounds,
        coalesce(t.official_periods, []) as official_periods,
        coalesce(t.official_scopes, []) as official_scopes,
        coalesce(b.beside_values, []) as beside_values,
        coalesce(b.beside_bounds, []) as beside_bounds,
        coalesce(b.beside_units, []) as beside_units,
        coalesce(b.beside_periods, []) as beside_periods,
        coalesce(b.beside_whats, []) as beside_whats,
        coalesce(b.beside_newer, []) as beside_newer,
        t.fact_ids || coalesce(b.beside_ids, []) as fact_ids,
        t.locators || coalesce(b.beside_locators, []) as locators,
        t.source_ids || coalesce(b.beside_source_ids, []) as source_ids,
    from (
        select tiles.*, row_number() over (partition by tile order by value desc, fact_ids) as nth,
        from tiles
    ) t
    left join besides b on b.tile = t.tile and t.nth = 1
)

select
    shown.* exclude (nth, fact_ids, locators, source_ids),
    (select string_agg(distinct c.conflict_id, ',' order by c.conflict_id) from contested c where list_contains(shown.fact_ids, c.id)) as conflict_ids,
    fact_ids,
    locators,
    source_ids,
from shown
order by position, value desc, fact_ids
