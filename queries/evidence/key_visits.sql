-- Visits on record as held, with the people stated to have travelled; beside them visits that sources state as a count.
-- grain: one row per page for the visits held, and one per page and stated count
-- params: none
with held as (
    select
        g.page,
        'held' as standing,
        count(*) as visits,
        count(*) filter (where v.direction = 'inbound') as visits_in,
        count(*) filter (where v.direction = 'outbound') as visits_out,
        count(t.people) as visits_with_people,
        honest_sum(t.people, v.status) as people,
        bound_of_sum(list(t.bound)) as people_bound,
        honest_sum(if(v.direction = 'inbound', t.people, null), v.status) as people_in,
        bound_of_sum(list(t.bound) filter (where v.direction = 'inbound')) as people_in_bound,
        honest_sum(if(v.direction = 'outbound', t.people, null), v.status) as people_out,
        bound_of_sum(list(t.bound) filter (where v.direction = 'outbound')) as people_out_bound,
        count(*) filter (where v.starts_first_on is not null and v.starts_last_on is not null) as visits_dated,
        arg_min(v.starts, v.starts_first_on) filter (where v.starts_last_on is not null) as first_period,
        arg_max(v.starts, v.starts_last_on) filter (where v.starts_first_on is not null) as last_period,
        list(v.visit_id order by v.visit_id) as ids,
        flatten(list(coalesce(t.number_ids, []) order by v.visit_id)) as number_ids,
        list(v.locator order by v.visit_id) as locators,
        list(v.source_id order by v.visit_id) as source_ids,
    from pages g
    join visits v on g.page in (v.partner_id, v.strand_id)
    left join people_on_visits t using (visit_id)
    where v.status = 'held'
    group by g.page
),

counts as (
    select
        g.page,
        'stated' as standing,
        n.value as visits,
        n.bound,
        n.unit,
        n.period,
        n.status,
        [n.number_id] as ids,
        [n.number_id] as number_ids,
        [n.locator] as locators,
        [n.source_id] as source_ids,
    from pages g
    join numbers n on g.page in (n.partner_id, n.strand_id)
    where n.unit = 'visits'
),

together as (
    from held
    union all by name
    from counts
)

select
    together.* exclude (ids, number_ids, locators, source_ids),
    ids,
    number_ids,
    locators,
    source_ids,
from together
order by page, standing, number_ids
