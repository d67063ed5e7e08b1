-- Gives the questions on which sources disagree about any of these ids.
-- grain: one list per call
-- params: none
create macro questions_about(ids) as (
    select coalesce(list(distinct question order by question), [])
    from contested
    where list_contains(ids, id)
)
