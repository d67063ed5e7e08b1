-- What a visit cost or was expected to cost, with its people and nights where they are stated with it; a cost of several visits once.
-- grain: one row per visit with a cost, per cost of several visits, or per costed example of a visit
-- params: none
create view costs_of_visits as
with stated_with_visits as (
    select
        v.visit_id as cost_id,
        v.title,
        v.partner_id,
        if(v.status = 'held', 'actual', 'estimate') as status,
        v.status as visit_status,
        v.starts,
        v.ends,
        v.starts_first_on as first_on,
        v.cost_gbp,
        word_of(v.cost_gbp_bound, v.cost_gbp_high) as cost_bound,
        v.paid_by,
        0 as shared_by,
        [v.partner_id] as partner_ids,
        [v.visit_id] as row_ids,
        t.people,
        t.bound as people_bound,
        coalesce(t.is_sum_of_roles, false) as is_sum_of_roles,
        case
            when v.starts_first_on = v.starts_last_on and v.ends_first_on = v.ends_last_on
                then date_diff('day', v.starts_first_on, v.ends_first_on)
        end as nights,
        'exact' as nights_bound,
        [v.visit_id || '/cost'] || coalesce(t.number_ids, []) as number_ids,
        v.locator,
        v.source_id,
    from visits v
    left join people_on_visits t using (visit_id)
    where v.cost_gbp is not null
),

sums as (
    select
        m.*,
        coalesce(m.status, if(m.stage = 'spent', 'actual', 'estimate')) as sum_status,
        count(*) over (partition by m.partner_id, m.source_id, m.locator) as count_there,
    from money m
    where m.stage in ('idea', 'spent')
        and m.visits is null
        and m.recurring is distinct from 'yes'
),

sums_with_facts as (
    select
        m.money_id,
        list(f.value) filter (where f.indicator_id = 'people-on-visit') as people,
        list(word_of(f.bound, f.high)) filter (where f.indicator_id = 'people-on-visit') as people_bound,
        list(f.fact_id) filter (where f.indicator_id = 'people-on-visit') as people_ids,
        list(f.value) filter (where f.indicator_id = 'nights-away') as nights,
        list(word_of(f.bound, f.high)) filter (where f.indicator_id = 'nights-away') as nights_bound,
        list(f.fact_id) filter (where f.indicator_id = 'nights-away') as nights_ids,
    from sums m
    join facts f
        on f.partner_id is not distinct from m.partner_id
        and f.source_id = m.source_id
        and f.locator = m.locator
        and (f.status = 'actual') = (m.sum_status = 'actual')
    where f.indicator_id in ('people-on-visit', 'nights-away')
    group by m.money_id
),

costed_examples as (
    select
        m.money_id as cost_id,
        m.title,
        m.partner_id,
        if(m.sum_status = 'actual', 'actual', 'estimate') as status,
        null as visit_status,
        m.period as starts,
        null as ends,
        m.period_first_on as first_on,
        m.amount_gbp as cost_gbp,
        word_of(m.bound, m.amount_high_gbp) as cost_bound,
        m.funder as paid_by,
        0 as shared_by,
        [m.partner_id] as partner_ids,
        if(m.count_there = 1 and len(s.people) = 1, s.people[1], null) as people,
        if(m.count_there = 1 and len(s.people) = 1, s.people_bound[1], null) as people_bound,
        false as is_sum_of_roles,
        if(m.count_there = 1 and len(s.nights) = 1, s.nights[1], null) as nights,
        if(m.count_there = 1 and len(s.nights) = 1, s.nights_bound[1], null) as nights_bound,
        [m.money_id]
            || if(m.count_there = 1 and len(s.people) = 1, s.people_ids, [])
            || if(m.count_there = 1 and len(s.nights) = 1, s.nights_ids, []) as number_ids,
        m.locator,
        m.source_id,
    from sums m
    join sums_with_facts s using (money_id)
),

costs_shared as (
    select
        m.money_id as cost_id,
        any_value(m.title) as title,
        if(count(distinct c.partner_id) = 1, any_value(c.partner_id), any_value(m.partner_id)) as partner_id,
        if(coalesce(any_value(m.status), if(any_value(m.stage) = 'spent', 'actual', 'estimate')) = 'actual', 'actual', 'estimate') as status,
        if(count(distinct c.visit_status) = 1, any_value(c.visit_status), null) as visit_status,
        any_value(m.period) as starts,
        any_value(m.period_first_on) as first_on,
        any_value(m.amount_gbp) as cost_gbp,
        any_value(word_of(m.bound, m.amount_high_gbp)) as cost_bound,
        any_value(m.funder) as paid_by,
        count(*) as shared_by,
        list(c.partner_id) || [any_value(m.partner_id)] as partner_ids,
        list(c.visit_title order by c.starts_first_on, c.visit_id) as visit_titles,
        list(c.visit_id order by c.visit_id) as row_ids,
        false as is_sum_of_roles,
        [m.money_id] as number_ids,
        any_value(m.locator) as locator,
        any_value(m.source_id) as source_id,
    from money m
    join shared_costs c using (money_id)
    where m.stage in ('idea', 'budget', 'spent')
        and m.recurring is distinct from 'yes'
    group by m.money_id
)

from stated_with_visits
union all by name
from costs_shared
union all by name
from costed_examples
