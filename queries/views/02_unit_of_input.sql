-- Gives the unit in which an input of estimates is counted; a multiplier has none.
-- grain: one value per call
-- params: none
create macro unit_of_input(input) as
case
    when input in ('leakage', 'displacement', 'substitution', 'deadweight') then 'per cent'
    when starts_with(input, 'nights ') then 'nights'
    when input = 'multiplier' then ''
    else '£'
end
