-- What people who came on a visit spent, if each spent as much as an average visitor from abroad, however long the stay.
-- grain: one row per inbound visit that took place, and input
-- params: none
-- title: Visitor spending, by visit
-- caveat: as an average visitor spends, wherever in the country
-- formula: people × spending per visit
-- input: people, in people: Visits, delegates
-- input: spending per visit, in £: Assumptions
-- unit: £
-- side: benefit
create view visitor_spending_by_visit as
select 'visitor_spending_by_visit' as model, i.*,
from inputs_of_visits i
where i.direction = 'inbound'
    and i.input in ('people', 'spending per visit')
