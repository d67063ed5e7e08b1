-- Visits in the order of their days, with direction, status and the people known to have travelled.
-- grain: one row per visit
-- params: $partner, $strand
with shown as (
    select
        v.visit_id,
        v.title,
        p.name as partner,
        v.direction,
        v.status,
        v.starts,
        v.ends,
        v.starts_first_on as first_on,
        coalesce(v.ends_last_on, v.starts_last_on) as last_on,
        t.people,
        t.bound as people_bound,
        coalesce(t.number_ids, []) as number_ids,
        [v.visit_id] as row_ids,
        [v.locator] as locators,
        [v.source_id] as source_ids,
    from visits v
    join partners p using (partner_id)
    left join people_on_visits t using (visit_id)
    where ($partner is null or v.partner_id = $partner)
        and ($strand is null or v.strand_id = $strand)
)

from shown
order by coalesce(first_on, last_on) nulls last, first_on nulls first, last_on, visit_id
