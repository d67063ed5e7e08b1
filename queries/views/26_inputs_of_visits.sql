-- What a model of visits may need: what is stated of each visit that took place, and the assumptions for its partner.
-- grain: one row per visit and input, without a value where nothing is stated or assumed
-- params: none
create view inputs_of_visits as
with measured as (
    select
        v.visit_id,
        v.title,
        v.partner_id,
        v.direction,
        v.starts_first_on as first_on,
        t.people,
        t.bound as people_bound,
        t.number_ids as people_ids,
        case
            when v.starts_first_on = v.starts_last_on and v.ends_first_on = v.ends_last_on
                then date_diff('day', v.starts_first_on, v.ends_first_on)
        end as nights,
        v.staff_hours,
        word_of(v.staff_hours_bound, v.staff_hours_high) as staff_hours_bound,
        list_contains((select flatten(list(row_ids)) from costs_of_visits), v.visit_id) as has_cost,
        v.locator,
        v.source_id,
    from visits v
    left join people_on_visits t using (visit_id)
    where v.status = 'held'
),

assumed as (
    select
        m.visit_id,
        if(starts_with(i.input, 'nights'), 'nights', i.input) as input,
        a.* exclude (partner_id, input),
    from measured m
    cross join (
        select unnest([
            if(m.direction = 'inbound', 'nights of a visitor', 'nights of a traveller'),
            'spending per visitor and night', 'spending per visit', 'cost per traveller', 'cost per hour of staff',
            'deadweight', 'leakage', 'displacement', 'substitution', 'multiplier',
        ]) as input,
    ) i
    left join assumptions_for a on a.partner_id = m.partner_id and a.input = i.input
),

inputs as (
    select visit_id, 'people' as input, people as value, people_bound as word, coalesce(people_ids, []) as number_ids,
    from measured
    union all by name
    select visit_id, 'nights' as input, nights as value, 'exact' as word,
    from measured
    where nights is not null
    union all by name
    select visit_id, 'hours of staff' as input, staff_hours as value, staff_hours_bound as word, [visit_id || '/staff_hours'] as number_ids,
    from measured
    union all by name
    select
        a.visit_id,
        a.input,
        a.value,
        a.bound as word,
        a.low,
        a.high,
        a.assumption_id,
        a.name as assumption,
        a.is_own,
        a.locator,
        a.source_id,
    from assumed a
    join measured m using (visit_id)
    where a.input != 'nights' or m.nights is null
)

select
    '*' as page,
    m.visit_id as case_id,
    m.title as case_name,
    m.partner_id,
    m.direction,
    m.first_on,
    m.has_cost,
    i.input,
    i.value,
    i.word,
    i.low,
    i.high,
    coalesce(i.number_ids, []) as number_ids,
    [m.visit_id] as row_ids,
    i.assumption_id,
    i.assumption,
    coalesce(i.is_own, false) as is_own,
    if(i.assumption_id is null, m.locator, i.locator) as locator,
    if(i.assumption_id is null, m.source_id, i.source_id) as source_id,
from inputs i
join measured m using (visit_id)
