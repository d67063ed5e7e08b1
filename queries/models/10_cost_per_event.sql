-- What was spent for each event that took place in the same time, of the same partner and strand.
-- grain: one row per amount spent, and input
-- params: none
-- title: Cost per event
-- formula: money spent ÷ events
-- input: money spent, in £: Money, stage spent
-- input: events, in events: Milestones, kind event
-- unit: £
-- side: measure
create view cost_per_event as
select 'cost_per_event' as model, i.*,
from inputs_of_spending i
where i.input in ('money spent', 'events')
