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
        list_filter([
            if(v.delegates is not null, v.visit_id || '/delegates', null),
            if(v.delegates is null and v.elected_members is not null, v.visit_id || '/elected_members', null),
            if(v.delegates is null and v.officers is not null, v.visit_id || '/officers', null),
            if(v.delegates is null and v.business is not null, v.visit_id || '/business', null),
            if(v.delegates is null and v.civic is not null, v.visit_id || '/civic', null),
        ], lambda number_id: number_id is not null) as number_ids,
        [v.visit_id] as row_ids,
        [v.locator] as locators,
        [v.source_id] as source_ids,
    from visits v
    join partners p using (partner_id)
    where ($partner is null or v.partner_id = $partner)
        and ($strand is null or v.strand_id = $strand)
)

from shown
order by coalesce(first_on, last_on) nulls last, first_on nulls first, last_on, visit_id
