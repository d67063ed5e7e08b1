-- Gives a text as people read it: case, accents, blanks, apostrophes, hyphens and a full stop at its end make no other text.
-- grain: one value per text
-- params: none
create macro folded(written) as
regexp_replace(
    trim(regexp_replace(
        array_to_string(list_transform(
            string_split(translate(
                replace(replace(replace(lower(nfc_normalize(written)), 'ß', 'ss'), 'æ', 'ae'), 'œ', 'oe'),
                'łøđ-''’‘`´ʼ',
                'lod '
            ), ''),
            lambda letter: if(regexp_matches(letter, '^[a-zÀ-ͯͰ-ӿḀ-῿]'), strip_accents(letter), letter)
        ), ''),
        '[\s\pZ]+', ' ', 'g'
    )),
    '[ .]+$', ''
)
