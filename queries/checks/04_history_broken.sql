-- Every version of the history follows an earlier one, and agrees with its log of changes.
-- grain: one row per version that does not fit
-- params: none
with counted as (
    select
        v.number,
        v.base,
        v.count_added + v.count_changed + v.count_retired as count_rows,
        (select count(distinct (c.sheet, c.id)) from changes c where c.version = v.number) as count_logged,
    from versions v
)

select counted.*
from counted
where number <= coalesce(base, 0)
    or (base is null and number > (select min(number) from versions))
    or count_rows != count_logged
