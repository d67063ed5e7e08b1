-- Gives the word of a sum from its terms and their words, given as lists; null where none is true of it. Its value is `printed_sum`.
-- grain: one value per call
-- params: none
create macro word_of_sum(terms, words) as
    if(
        bound_of_sum(words) = 'between',
        word_of('between', list_sum(list_transform(terms, lambda term, nth: most_of(term, words[nth])))),
        bound_of_sum(words)
    )
