-- Visits counted by partner, direction and status; beside them the counts that sources state, never added to them.
-- grain: one row per partner, direction and status of visits, and one per count that a source states
-- params: $partner, $strand
with counted as (
    select
        v.partner_id,
        false as is_stated,
        v.direction,
        v.status,
        count(*) as visits,
        'exact' as bound,
        list(
            case when v.ends is null or concat(v.starts, v.ends) like '% %' then v.starts else v.starts || ' to ' || v.ends end
            order by v.starts_first_on, v.starts, v.visit_id
        ) as periods,
        min(v.starts_first_on) filter (where v.starts_last_on is not null) as first_on,
        max(coalesce(v.ends_last_on, v.starts_last_on)) filter (where v.starts_first_on is not null) as last_on,
        list(v.visit_id order by v.visit_id) as row_ids,
        list(s.publisher order by v.visit_id) as publishers,
        list(v.locator order by v.visit_id) as locators,
        list(v.source_id order by v.visit_id) as source_ids,
    from visits v
    join sources s on s.source_id = v.source_id
    where ($partner is null or v.partner_id = $partner)
        and ($strand is null or v.strand_id = $strand)
    group by v.partner_id, v.direction, v.status
),

stated as (
    select
        n.partner_id,
        n.number_id as fact_id,
        true as is_stated,
        n.status,
        n.value as visits,
        n.bound,
        coalesce(n.scope, n.measure) as scope,
        [n.period] as periods,
        n.period_first_on as first_on,
        n.period_last_on as last_on,
        [s.publisher] as publishers,
        [n.locator] as locators,
        [n.source_id] as source_ids,
    from numbers n
    join sources s on s.source_id = n.source_id
    where n.unit = 'visits'
        and ($partner is null or n.partner_id = $partner)
        and ($strand is null or n.strand_id = $strand)
),

together as (
    from counted
    union all by name
    from stated
),

shown as (
    select
        t.partner_id,
        p.name as partner,
        coalesce(
            sum(t.visits) filter (where t.status = 'held' and not t.is_stated) over (partition by t.partner_id), 0
        ) as total_held,
        t.is_stated,
        t.fact_id,
        t.direction,
        t.status,
        t.visits,
        t.bound,
        t.scope,
        t.periods,
        t.first_on,
        t.last_on,
        list_filter([t.fact_id], lambda number_id: number_id is not null) as number_ids,
        coalesce(t.row_ids, []) as row_ids,
        t.publishers,
        t.locators,
        t.source_ids,
    from together t
    left join partners p using (partner_id)
)

from shown
order by
    total_held desc,
    partner nulls last,
    partner_id,
    is_stated,
    list_position(['held', 'planned', 'invited'], status),
    direction,
    fact_id
