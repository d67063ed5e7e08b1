-- What a visit cost, or was expected to cost, for each person on it.
-- grain: one row per stated cost of a visit, and input
-- params: none
-- title: Cost per traveller
-- formula: cost of the visit ÷ people
-- input: cost of the visit, in £: Visits, cost_gbp; or Money, visits
-- input: people, in people: Visits, delegates
-- unit: £
-- side: measure
create view cost_per_traveller as
select 'cost_per_traveller' as model, i.*,
from inputs_of_costs i
where i.input in ('cost of the visit', 'people')
