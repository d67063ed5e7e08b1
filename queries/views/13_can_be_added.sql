-- Says whether numbers make a sum: of one sort and one known time, no two of the same thing, and none that may be the total of the others.
-- grain: one value per group
-- params: none
create macro can_be_added(summed, bound, addable_as, period, first_on, last_on, measure, scope) as
    count(distinct addable_as) = 1
    and count(distinct period) = 1
    and (count(*) = 1 or bool_and(first_on is not null and last_on is not null))
    and count(*) = count(distinct (measure, folded(scope)))
    and (count(*) = count(distinct measure) or bool_and(scope is not null))
    and (count(*) < 3 or 2 * max(summed) != sum(summed))
    and bound_of_sum(list(bound)) is not null
