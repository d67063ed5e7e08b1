-- How many average visitors a year would spend as much as a yearly budget costs.
-- grain: one row per page, newest yearly budget, and input
-- params: none
-- title: Visitors a year who would cover the budget
-- caveat: before anything is taken off from gross to net
-- formula: budget ÷ spending per visit
-- input: budget, in £: Money, stage budget, recurring yes
-- input: spending per visit, in £: Assumptions
-- unit: visitors
-- side: measure
create view break_even_in_visits as
select 'break_even_in_visits' as model, i.*,
from inputs_of_budgets i
where i.input in ('budget', 'spending per visit')
