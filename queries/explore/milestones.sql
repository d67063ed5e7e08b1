-- What happened and what is planned, visits included, in the order of the days.
-- grain: one row per milestone or visit
-- params: $partner, $strand, $happened (yes, or no for what is planned, advised or aimed for), $kind
with for_visits as (
    select
        c.visit_id,
        list(m.money_id order by m.money_id) as shared_ids,
        list(m.amount_gbp::double order by m.money_id) as shared_gbp,
        list(word_of(m.bound, m.amount_high_gbp) order by m.money_id) as shared_bounds,
        list(m.stage order by m.money_id) as shared_stages,
        list(c.count_visits order by m.money_id) as shared_counts,
    from shared_costs c
    join money m using (money_id)
    group by c.visit_id
),

shown as (
    select
        h.id,
        h.title,
        h.kind,
        h.status,
        h.period,
        h.ends,
        p.name as partner,
        s.name as strand,
        h.quote,
        h.id in (select id from contested) as is_contested,
        h.first_on,
        h.last_on,
        t.people,
        t.bound as people_bound,
        coalesce(t.number_ids, []) as people_ids,
        v.purpose,
        v.students,
        v.cost_gbp,
        word_of(v.cost_gbp_bound, v.cost_gbp_high) as cost_gbp_bound,
        v.paid_by,
        v.staff_hours,
        word_of(v.staff_hours_bound, v.staff_hours_high) as staff_hours_bound,
        coalesce(f.shared_ids, []) as shared_ids,
        coalesce(f.shared_gbp, []) as shared_gbp,
        coalesce(f.shared_bounds, []) as shared_bounds,
        coalesce(f.shared_stages, []) as shared_stages,
        coalesce(f.shared_counts, []) as shared_counts,
        [h.locator] as locators,
        [h.source_id] as source_ids,
    from events h
    left join partners p using (partner_id)
    left join strands s using (strand_id)
    left join visits v on v.visit_id = h.id and h.kind like '% visit'
    left join people_on_visits t on t.visit_id = v.visit_id
    left join for_visits f on f.visit_id = v.visit_id
    where ($partner is null or h.partner_id = $partner)
        and ($strand is null or h.strand_id = $strand)
        and ($kind is null or h.kind = $kind)
        and ($happened is null or h.has_happened = ($happened = 'yes'))
)

from shown
order by coalesce(first_on, last_on) nulls last, first_on nulls first, last_on nulls last, id
