-- Partners beside each other on one indicator: the newest statements of each, or how much is on record for it.
-- grain: one row per partner and statement, or one for a partner with none
-- params: $indicator (null: visits-held), $partners (ids with commas; null: all that are linked)
with asked as (
    select
        partner_id,
        name as partner,
        kind as partner_kind,
        since is null as is_start_unknown,
    from partners
    where ($partners is null and relationship != 'none')
        or list_contains(string_split(replace($partners, ' ', ''), ','), partner_id)
),

measured as (
    select indicator_id, name as indicator, unit, attribution, definition, false as is_counted,
    from indicators
    union all by name
    select
        unnest(['visits-held', 'numbers-on-record', 'milestones-happened']) as indicator_id,
        unnest(['Visits held', 'Numbers on record', 'Milestones that happened']) as indicator,
        unnest(['visits', 'numbers', 'milestones']) as unit,
        true as is_counted,
),

recorded as (
    select
        'visits-held' as indicator_id,
        visit_id as id,
        partner_id,
        starts_first_on as first_on,
        coalesce(ends_last_on, starts_last_on) as last_on,
        locator,
        source_id,
    from visits
    where status = 'held'
    union all by name
    select
        'milestones-happened' as indicator_id,
        milestone_id as id,
        partner_id,
        date_first_on as first_on,
        date_last_on as last_on,
        locator,
        source_id,
    from milestones
    where status = 'happened'
    union all by name
    select
        'numbers-on-record' as indicator_id,
        number_id as id,
        partner_id,
        period_first_on as first_on,
        period_last_on as last_on,
        locator,
        source_id,
    from numbers
),

counted as (
    select
        r.indicator_id,
        r.partner_id,
        count(*) as value,
        'exact' as bound,
        'actual' as status,
        min(extract(year from r.first_on)) filter (where r.last_on is not null)::varchar as first_year,
        max(extract(year from r.last_on)) filter (where r.first_on is not null)::varchar as last_year,
        count(*) filter (where r.first_on is null or r.last_on is null) as count_undated,
        string_agg(distinct s.title, '; ' order by s.title) as stated_in,
        case when r.indicator_id = 'numbers-on-record' then list(r.id order by r.id) else [] end as number_ids,
        case when r.indicator_id = 'numbers-on-record' then [] else list(r.id order by r.id) end as row_ids,
        list(r.locator order by r.id) as locators,
        list(r.source_id order by r.id) as source_ids,
    from recorded r
    join sources s using (source_id)
    where r.indicator_id = coalesce($indicator, 'visits-held')
    group by r.indicator_id, r.partner_id
),

stated as (
    select
        n.indicator_id,
        n.partner_id,
        n.value,
        n.bound,
        n.status,
        n.period,
        n.scope,
        n.strand,
        n.number_id in (select id from contested) as is_contested,
        s.title || ', ' || n.locator as stated_in,
        [n.number_id] as number_ids,
        [n.locator] as locators,
        [n.source_id] as source_ids,
    from numbers n
    join sources s using (source_id)
    where n.sheet = 'Facts' and n.indicator_id = $indicator
    qualify rank() over (
        partition by n.partner_id, n.strand_id, folded(n.scope), n.status
        order by coalesce(n.period_first_on, n.period_last_on) desc nulls last
    ) = 1
),

valued as (
    select stated.* from stated
    union all by name
    select
        counted.* exclude (first_year, last_year),
        case when first_year = last_year then first_year else first_year || ' to ' || last_year end as period,
    from counted
),

compared as (
    select
        m.indicator_id,
        m.indicator,
        m.unit,
        m.definition,
        m.attribution,
        m.is_counted,
        a.partner_id,
        a.partner,
        a.partner_kind,
        v.scope,
        v.strand,
        case when m.is_counted then coalesce(v.value, 0) else v.value end as value,
        v.bound,
        v.period,
        v.status,
        coalesce(v.count_undated, 0) as count_undated,
        v.is_contested,
        m.indicator_id = 'visits-held' and a.partner_id in (
            select partner_id from numbers where sheet = 'Facts' and unit = 'visits'
        ) as has_visits_stated_as_count,
        v.stated_in,
        coalesce(v.number_ids, []) as number_ids,
        coalesce(v.row_ids, []) || if(a.is_start_unknown, [a.partner_id], []) as row_ids,
        coalesce(v.locators, []) as locators,
        coalesce(v.source_ids, []) as source_ids,
    from asked a
    cross join measured m
    left join valued v on v.partner_id = a.partner_id and v.indicator_id = m.indicator_id
    where m.indicator_id = coalesce($indicator, 'visits-held')
),

alike as (
    select partner_kind, max(value) as largest,
    from compared
    where value is not null
    group by partner_kind, is_counted
    having count(*) > 1
        and max(value) > min(value)
        and (
            is_counted
            or (
                count(*) = count(distinct partner_id)
                and count(distinct coalesce(period, '')) = 1
                and count(distinct coalesce(folded(scope), '')) = 1
                and bool_and(bound = 'exact' and status = 'actual' and unit != 'rank' and not is_contested)
            )
        )
),

shown as (
    select
        compared.* exclude (is_contested, number_ids, row_ids, locators, source_ids),
        coalesce(value = largest, false) as is_most,
        count(distinct partner_id) filter (where value is not null) over (partition by partner_kind) as count_valued_in_kind,
        count(distinct partner_id) filter (where value is not null and stated_in is not null) over () as count_valued,
        count(distinct partner_id) over () as count_partners,
        number_ids,
        row_ids,
        locators,
        source_ids,
    from compared
    left join alike using (partner_kind)
)

from shown
order by
    list_position(['city', 'province', 'country'], partner_kind),
    case when unit = 'rank' then value else -value end nulls last,
    partner,
    scope,
    status
