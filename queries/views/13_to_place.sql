-- Gives a number rounded to a place, a power of ten such as 1,000 or 0.1; as it is where the place is zero.
-- grain: one value per number
-- params: none
create macro to_place(exact, place) as
if(place > 0, (floor(exact / place + 0.5) * place)::decimal(38, 6), exact)
