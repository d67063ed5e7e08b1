-- What was won in grants for each pound of a yearly budget.
-- grain: one row per page, newest yearly budget, and input
-- params: none
-- title: Won in all, for each pound of one year’s budget
-- caveat: nothing shows that it was won because of the budget
-- formula: money won ÷ budget
-- input: money won, in £: Money, stage awarded
-- input: budget, in £: Money, stage budget, recurring yes
-- unit: £
-- side: measure
create view won_for_each_pound as
select 'won_for_each_pound' as model, i.*,
from inputs_of_budgets i
where i.input in ('money won', 'budget')
