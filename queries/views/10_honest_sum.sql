-- Gives the sum of numbers, and an error where they are of different sorts: unit, kind, stage, status, attribution, or every year.
-- grain: one value per group
-- params: none
create macro honest_sum(summed, addable_as) as
case
    when count(distinct addable_as) filter (where summed is not null) > 1 then error(
        'A total would mix ' || string_agg(distinct addable_as, ' with ' order by addable_as) filter (where summed is not null) || '.'
    )
    else sum(summed)
end
