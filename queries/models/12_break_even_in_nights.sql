-- How many nights of visitors a year would spend as much as a yearly budget costs.
-- grain: one row per page, newest yearly budget, and input
-- params: none
-- title: Visitor nights a year that would cover the budget
-- caveat: before anything is taken off from gross to net
-- formula: budget ÷ spending per visitor and night
-- input: budget, in £: Money, stage budget, recurring yes
-- input: spending per visitor and night, in £: Assumptions
-- unit: nights
-- side: measure
create view break_even_in_nights as
select 'break_even_in_nights' as model, i.*,
from inputs_of_budgets i
where i.input in ('budget', 'spending per visitor and night')
