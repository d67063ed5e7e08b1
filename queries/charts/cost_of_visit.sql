-- What a visit cost or was expected to cost, and per person and night where people and nights are stated with it; a cost of several visits once.
-- grain: one row per visit with a cost, per cost of several visits, or per costed example of a visit
-- params: $partner
with costs_of_visits as (
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
        and ($partner is null or v.partner_id = $partner)
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
        and ($partner is null or m.partner_id = $partner)
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
    having $partner is null or bool_or(c.partner_id = $partner or coalesce(m.partner_id = $partner, false))
),

together as (
    from costs_of_visits
    union all by name
    from costs_shared
    union all by name
    from costed_examples
),

divided as (
    select
        t.*,
        case when t.people > 0 and t.nights > 0 then t.cost_gbp / (t.people * t.nights) end as unrounded_gbp,
        case when unrounded_gbp < 0.01 then 1000000 when unrounded_gbp < 10 then 100 else 1 end as parts_of_a_pound,
        list_filter([t.cost_bound, t.people_bound, t.nights_bound], lambda word: starts_with(word, 'between')) as ranges,
        bound_of_sum([t.people_bound, t.nights_bound]) as divisor_bound,
        bound_of_sum([
            t.cost_bound,
            case
                when divisor_bound in ('over', 'at least') then 'up to'
                when divisor_bound = 'up to' then 'at least'
                else divisor_bound
            end,
        ]) as quotient_of_words,
        if(
            len(ranges) > 0 and list_has_all(['exact'] || ranges, [t.cost_bound, t.people_bound, t.nights_bound]),
            'between',
            if(len(ranges) > 0, null, quotient_of_words)
        ) as quotient_bound,
        most_of(t.cost_gbp, t.cost_bound) / (t.people * t.nights) as most_gbp,
        t.cost_gbp / (most_of(t.people, t.people_bound) * most_of(t.nights, t.nights_bound)) as least_gbp,
    from together t
),

rounded as (
    select
        d.*,
        case
            when quotient_bound in ('over', 'at least') then floor(unrounded_gbp * parts_of_a_pound) / parts_of_a_pound
            when quotient_bound = 'up to' then ceil(unrounded_gbp * parts_of_a_pound) / parts_of_a_pound
            when quotient_bound = 'between' then floor(least_gbp * parts_of_a_pound) / parts_of_a_pound
            when quotient_bound is not null and divisor_bound is not null
                then round(unrounded_gbp * parts_of_a_pound) / parts_of_a_pound
        end as per_person_night_gbp,
        case
            when quotient_bound = 'between' and per_person_night_gbp is not null
                then word_of('between', ceil(most_gbp * parts_of_a_pound) / parts_of_a_pound)
            when quotient_bound = 'exact' and per_person_night_gbp != unrounded_gbp then 'around'
            when per_person_night_gbp is not null then quotient_bound
        end as per_person_night_bound,
    from divided d
),

shown as (
    select
        r.cost_id,
        r.title,
        p.name as partner,
        r.status,
        r.visit_status,
        r.starts,
        r.ends,
        r.first_on,
        r.cost_gbp,
        r.cost_bound,
        r.people,
        r.people_bound,
        r.is_sum_of_roles,
        r.nights,
        r.nights_bound,
        r.per_person_night_gbp,
        r.per_person_night_bound,
        r.paid_by,
        r.shared_by,
        coalesce(r.visit_titles, []) as visit_titles,
        r.number_ids,
        coalesce(r.row_ids, []) as row_ids,
        [r.locator] as locators,
        [r.source_id] as source_ids,
    from rounded r
    left join partners p using (partner_id)
)

from shown
order by status, first_on desc nulls last, cost_gbp desc, cost_id
