-- What a visit cost, or was expected to cost, for each person and night.
-- grain: one row per stated cost of a visit, and input
-- params: none
-- title: Cost per traveller and night
-- formula: cost of the visit ÷ people ÷ nights
-- input: cost of the visit, in £: Visits, cost_gbp; or Money, visits
-- input: people, in people: Visits, delegates
-- input: nights, in nights: Visits, starts and ends
-- unit: £
-- side: measure
create view cost_per_traveller_and_night as
select 'cost_per_traveller_and_night' as model, i.*,
from inputs_of_costs i
where i.input in ('cost of the visit', 'people', 'nights')
