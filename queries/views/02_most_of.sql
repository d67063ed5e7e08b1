-- Gives as far as a number reaches that is stated with this word: the higher end of a range, and of all else the value.
-- grain: one value per call
-- params: none
create macro most_of(value, word) as
    if(starts_with(word, 'between and '), substr(word, length('between and ') + 1)::decimal(24, 6), value)
