-- Visits in the order of their days, with direction, status and the people known to have travelled.
-- grain: one row per visit; of all visits also one per linked partner without any, its visit_id null
-- params: $partner, $strand, $happened (yes for those held, no for those planned or invited; null: both)
with asked as (
    select visits.*,
    from visits
    where ($partner is null or partner_id = $partner)
        and ($strand is null or strand_id = $strand)
        and ($happened is null or (status = 'held') = ($happened = 'yes'))
),

shown as (
    select
        v.visit_id,
        v.title,
        p.partner_id,
        p.name as partner,
        p.received_row as partner_place,
        v.direction,
        v.status,
        v.starts,
        v.ends,
        v.starts_first_on as first_on,
        coalesce(v.ends_last_on, v.starts_last_on) as last_on,
        $happened as happened_asked,
        t.people,
        t.bound as people_bound,
        v.students,
        v.paid_by,
        v.staff_hours,
        word_of(v.staff_hours_bound, v.staff_hours_high) as staff_hours_bound,
        v.paid_by is not null or v.visit_id in (
            select c.visit_id from shared_costs c join money m using (money_id) where m.funder is not null
        ) as is_payer_stated,
        coalesce(t.number_ids, []) as number_ids,
        [v.visit_id] as row_ids,
        [s.publisher] as publishers,
        [v.locator] as locators,
        [v.source_id] as source_ids,
    from asked v
    join partners p using (partner_id)
    join sources s on s.source_id = v.source_id
    left join people_on_visits t using (visit_id)
    union all by name
    select
        partner_id,
        name as partner,
        received_row as partner_place,
        [] as number_ids,
        [] as row_ids,
        [] as publishers,
        [] as locators,
        [] as source_ids,
    from partners
    where $partner is null
        and $strand is null
        and relationship != 'none'
        and partner_id not in (select partner_id from asked)
)

from shown
order by visit_id is null, coalesce(first_on, last_on) nulls last, first_on nulls first, last_on, visit_id, partner_place, partner_id
