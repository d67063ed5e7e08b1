-- What every declared model needs, of every case; of one that lacks an input nothing is cited.
-- grain: one row per model, case and input
-- params: none
create view inputs_of_models as
with inputs as (
    from visitor_spending
    union all by name
    from visitor_spending_by_visit
    union all by name
    from net_effect
    union all by name
    from net_effect_by_visit
    union all by name
    from cost_of_travel
    union all by name
    from cost_of_staff_time
    union all by name
    from cost_per_traveller
    union all by name
    from cost_per_traveller_and_night
    union all by name
    from cost_per_visit
    union all by name
    from cost_per_event
    union all by name
    from won_for_each_pound
    union all by name
    from break_even_in_nights
    union all by name
    from break_even_in_visits
)

select
    i.model,
    i.case_id,
    i.case_name,
    i.page,
    i.partner_id,
    p.name as partner,
    i.first_on,
    i.input,
    i.value,
    i.word,
    i.low,
    i.high,
    i.assumption_id,
    i.assumption,
    i.is_own,
    bool_and(i.value is not null) over (partition by i.model, i.case_id) as is_complete,
    if(is_complete, i.number_ids, []) as number_ids,
    if(is_complete, i.row_ids, []) as row_ids,
    if(is_complete and i.source_id is not null, [i.locator], []) as locators,
    if(is_complete and i.source_id is not null, [i.source_id], []) as source_ids,
from inputs i
left join partners p using (partner_id)
