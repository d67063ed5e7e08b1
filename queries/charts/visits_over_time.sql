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
        coalesce(
            v.delegates,
            nullif(coalesce(v.elected_members, 0) + coalesce(v.officers, 0) + coalesce(v.business, 0)
                + coalesce(v.civic, 0), 0)
        ) as people,
        [v.locator] as locators,
        [v.source_id] as source_ids,
    from visits v
    join partners p using (partner_id)
    where ($partner is null or v.partner_id = $partner)
        and ($strand is null or v.strand_id = $strand)
)

from shown
order by coalesce(first_on, last_on) nulls last, first_on nulls first, last_on, visit_id
