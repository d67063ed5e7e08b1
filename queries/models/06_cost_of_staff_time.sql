-- What the hours that council staff gave to a visit cost.
-- grain: one row per visit that took place, and input
-- params: none
-- title: Cost of staff time
-- formula: hours of staff × cost per hour of staff
-- input: hours of staff, in hours: Visits, staff_hours
-- input: cost per hour of staff, in £: Assumptions
-- unit: £
-- side: cost
create view cost_of_staff_time as
select 'cost_of_staff_time' as model, i.*,
from inputs_of_visits i
where i.input in ('hours of staff', 'cost per hour of staff')
