-- What visits abroad cost of which no document states the cost, if each traveller cost a stated sum.
-- grain: one row per outbound visit that took place and has no stated cost, and input
-- params: none
-- title: Cost of travel, where no document states it
-- formula: people × cost per traveller
-- input: people, in people: Visits, delegates
-- input: cost per traveller, in £: Assumptions
-- unit: £
-- side: cost
create view cost_of_travel as
select 'cost_of_travel' as model, i.*,
from inputs_of_visits i
where i.direction = 'outbound' and not i.has_cost
    and i.input in ('people', 'cost per traveller')
