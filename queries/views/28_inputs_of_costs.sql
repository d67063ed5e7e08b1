-- What a model of a stated cost may need: the cost, and the people and nights that are stated with it.
-- grain: one row per cost of a visit, or costed example of one, and input
-- params: none
create view inputs_of_costs as
with inputs as (
    select cost_id, 'cost of the visit' as input, cost_gbp as value, cost_bound as word,
    from costs_of_visits
    union all by name
    select cost_id, 'people' as input, people as value, people_bound as word,
    from costs_of_visits
    union all by name
    select cost_id, 'nights' as input, nights as value, nights_bound as word,
    from costs_of_visits
)

select
    '*' as page,
    c.cost_id as case_id,
    c.title as case_name,
    c.partner_id,
    c.first_on,
    i.input,
    i.value,
    i.word,
    null as low,
    null as high,
    c.number_ids,
    coalesce(c.row_ids, []) as row_ids,
    null as assumption_id,
    null as assumption,
    false as is_own,
    c.locator,
    c.source_id,
from inputs i
join costs_of_visits c using (cost_id)
