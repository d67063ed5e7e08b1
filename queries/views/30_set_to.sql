-- What a reader sets an assumption to, in a text such as «spending=600,nights=3»; null where it names none or no number.
-- grain: one value per call
-- params: none
create macro set_to(settings, assumption_id) as
    try_cast(
        split_part(
            list_filter(string_split(settings, ','), lambda each: split_part(each, '=', 1) = assumption_id)[1], '=', 2
        ) as decimal(18, 6)
    )
