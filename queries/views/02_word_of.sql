-- Gives the word of a number: its bound, of a range with its higher end, so that no row has one end alone.
-- grain: one value per call
-- params: none
create macro word_of(bound, high) as
    if(bound = 'between', 'between and ' || rtrim(rtrim(high::decimal(38, 6)::varchar, '0'), '.'), bound)
