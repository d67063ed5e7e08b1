-- Gives the bound of a sum from the list of its terms' words; null where no word is true of the sum.
-- grain: one value per list
-- params: none
create macro bound_of_sum(words) as
case
    when len(list_filter(words, lambda word: word != 'exact' and not starts_with(word, 'between'))) = 0
        then if(len(list_filter(words, lambda word: word != 'exact')) = 0, 'exact', 'between')
    when len(list_distinct(list_filter(words, lambda word: word != 'exact' and not starts_with(word, 'between')))) = 1
        then if(
            list_contains(words, 'around') and len(list_filter(words, lambda word: starts_with(word, 'between'))) > 0,
            null,
            list_filter(words, lambda word: word != 'exact' and not starts_with(word, 'between'))[1]
        )
    when not list_has_any(words, ['around', 'up to']) then 'over'
end
