-- The partners in the order of the menu: linked ones first, the longest known first, then places that give context.
-- grain: one row per partner
-- params: $partner
with counted as (
    select
        p.partner_id,
        p.name,
        p.aliases,
        p.kind,
        concat_ws(', ', parent.name, grandparent.name) as part_of,
        list_filter([p.part_of, parent.part_of], lambda id: id is not null) as part_of_ids,
        p.relationship,
        p.since,
        p.since_first_on,
        p.industries,
        p.status,
        st.standing,
        st.planned_for,
        p.lead_authority,
        p.quote,
        p.note,
        p.relationship != 'none' as is_linked,
        p.since is not null and p.partner_id in (select id from contested) as is_contested,
        (select count(*) from visits v where v.partner_id = p.partner_id and v.status = 'held') as count_visits_held,
        (select count(*) from visits v where v.partner_id = p.partner_id and v.status != 'held') as count_visits_planned,
        (
            select list(n.value::double order by n.number_id) from numbers n
            where n.partner_id = p.partner_id and n.unit = 'visits' and n.status = 'actual'
        ) as counts_stated,
        (
            select list(n.bound order by n.number_id) from numbers n
            where n.partner_id = p.partner_id and n.unit = 'visits' and n.status = 'actual'
        ) as bounds_of_counts,
        (select count(*) from numbers n where n.partner_id = p.partner_id) as count_numbers,
        exists (from numbers n where n.partner_id = p.partner_id and n.unit = 'jobs') as has_jobs,
        [p.locator] as locators,
        [p.source_id] as source_ids,
    from partners p
    join standings st using (partner_id)
    left join partners parent on parent.partner_id = p.part_of
    left join partners grandparent on grandparent.partner_id = parent.part_of
    where p.status != 'home' and ($partner is null or p.partner_id = $partner)
)

from counted
order by
    is_linked desc,
    list_position(['twinning', 'economic twinning', 'memorandum', 'approach', 'none'], relationship),
    since_first_on nulls last,
    name
