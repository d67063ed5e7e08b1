-- Visits on record as held, with the people stated to have travelled; beside them visits that sources state as a count.
-- grain: one row per page for the visits held, and one per page and stated count
-- params: none
with travelled as (
    select
        v.visit_id,
        honest_sum(n.value, n.addable_as) as people,
        any_value(n.addable_as) as addable_as,
        list(n.number_id order by n.number_id) as number_ids,
    from visits v
    join numbers n on split_part(n.number_id, '/', 1) = v.visit_id
    where v.status = 'held' and n.sheet = 'Visits' and n.unit = 'people'
        and (v.delegates is null or split_part(n.number_id, '/', 2) = 'delegates')
    group by v.visit_id
),

held as (
    select
        g.page,
        'held' as standing,
        count(*) as visits,
        count(*) filter (where v.direction = 'inbound') as visits_in,
        count(*) filter (where v.direction = 'outbound') as visits_out,
        count(t.people) as visits_with_people,
        honest_sum(t.people, t.addable_as) as people,
        honest_sum(if(v.direction = 'inbound', t.people, null), t.addable_as) as people_in,
        honest_sum(if(v.direction = 'outbound', t.people, null), t.addable_as) as people_out,
        count(*) filter (where v.starts_first_on is not null and v.starts_last_on is not null) as visits_dated,
        arg_min(v.starts, v.starts_first_on) filter (where v.starts_last_on is not null) as first_period,
        arg_max(v.starts, v.starts_last_on) filter (where v.starts_first_on is not null) as last_period,
        list(v.visit_id order by v.visit_id) as ids,
        flatten(list(coalesce(t.number_ids, []) order by v.visit_id)) as number_ids,
        list(v.locator order by v.visit_id) as locators,
        list(v.source_id order by v.visit_id) as source_ids,
    from pages g
    join visits v on g.page in (v.partner_id, v.strand_id)
    left join travelled t using (visit_id)
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
    questions_about(list_concat(ids, number_ids)) as questions,
    locators,
    source_ids,
from together
order by page, standing, number_ids
