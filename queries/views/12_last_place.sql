-- Gives the last place to which a number is stated, as a power of ten: 1,000 for 3,000, and 0.1 for 7.5.
-- grain: one value per number
-- params: none
create macro last_place(stated) as
case
    when stated = 0 then 0
    when stated = trunc(stated) then power(10, length(regexp_extract(trunc(stated)::hugeint::varchar, '0*$')))
    else power(10, -length(rtrim(split_part(stated::decimal(38, 6)::varchar, '.', 2), '0')))
end
