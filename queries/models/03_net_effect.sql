-- What visitor spending, by night, adds here after what would have happened anyway, leaks away, is displaced or replaced, and what it sets off.
-- grain: one row per inbound visit that took place, and input
-- params: none
-- title: Net effect of visitor spending, by nights stayed
-- formula: people × nights × spending per visitor and night × (100 − deadweight) ÷ 100 × (100 − leakage) ÷ 100 × (100 − displacement) ÷ 100 × (100 − substitution) ÷ 100 × multiplier
-- input: people, in people: Visits, delegates
-- input: nights, in nights: Visits, starts and ends; or Assumptions, nights of a visitor
-- input: spending per visitor and night, in £: Assumptions
-- input: deadweight, in per cent: Assumptions
-- input: leakage, in per cent: Assumptions
-- input: displacement, in per cent: Assumptions
-- input: substitution, in per cent: Assumptions
-- input: multiplier, in times: Assumptions
-- unit: £
-- side: benefit
create view net_effect as
select 'net_effect' as model, i.*,
from inputs_of_visits i
where i.direction = 'inbound'
    and i.input in (
        'people',
        'nights',
        'spending per visitor and night',
        'deadweight',
        'leakage',
        'displacement',
        'substitution',
        'multiplier'
    )
