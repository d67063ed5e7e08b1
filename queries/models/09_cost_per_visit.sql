-- What was spent for each visit that took place in the same time, of the same partner and strand.
-- grain: one row per amount spent, and input
-- params: none
-- title: Cost per visit
-- formula: money spent ÷ visits
-- input: money spent, in £: Money, stage spent
-- input: visits, in visits: Visits, status held
-- unit: £
-- side: measure
create view cost_per_visit as
select 'cost_per_visit' as model, i.*,
from inputs_of_spending i
where i.input in ('money spent', 'visits')
