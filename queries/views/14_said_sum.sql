-- Gives an honest sum as it may be said: one that is around, to the last place of its terms that are around, but to two digits at least.
-- grain: one value per group
-- params: none
create macro said_sum(summed, bound, addable_as) as
case
    when bound_of_sum(list(bound) filter (where summed is not null)) = 'around' and honest_sum(summed, addable_as) > 0
        then to_place(
            honest_sum(summed, addable_as),
            least(
                max(last_place(summed)) filter (where bound = 'around'),
                power(10, floor(log10(honest_sum(summed, addable_as))) - 1)
            )
        )
    else honest_sum(summed, addable_as)
end
