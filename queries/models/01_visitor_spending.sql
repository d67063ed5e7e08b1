-- What people who came on a visit spent, if each spent a stated sum a night.
-- grain: one row per inbound visit that took place, and input
-- params: none
-- title: Visitor spending, by nights stayed
-- formula: people × nights × spending per visitor and night
-- input: people, in people: Visits, delegates
-- input: nights, in nights: Visits, starts and ends; or Assumptions, nights of a visitor
-- input: spending per visitor and night, in £: Assumptions
-- unit: £
-- side: benefit
create view visitor_spending as
select 'visitor_spending' as model, i.*,
from inputs_of_visits i
where i.direction = 'inbound'
    and i.input in ('people', 'nights', 'spending per visitor and night')
