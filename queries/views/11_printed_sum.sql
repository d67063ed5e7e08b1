-- Gives a sum as it is printed: no more exact than those of its terms, given as lists, that are around; of a range its beginning.
-- grain: one value per call
-- params: none
create macro printed_sum(summed, terms, words) as
case
    when bound_of_sum(words) = 'around' then round(
        summed::double,
        list_filter(
            range(
                list_min(list_transform(
                    list_filter(terms, lambda term, nth: words[nth] = 'around'),
                    lambda term: case
                        when term = 0 then 0
                        when term = round(term)
                            then length(rtrim(term::bigint::varchar, '0')) - length(term::bigint::varchar)
                        else length(rtrim(split_part(term::decimal(24, 6)::varchar, '.', 2), '0'))
                    end
                )),
                7
            ),
            lambda places: abs(round(summed::double, places::integer) - summed) * 10
                <= least(abs(round(summed::double, places::integer)), abs(summed))
        )[1]::integer
    )
    when bound_of_sum(words) = 'up to'
        then list_sum(list_transform(terms, lambda term, nth: most_of(term, words[nth])))
    else summed
end
