-- What a version holds: the numbers of the register, and the rows of each sheet whose rows are more than a number.
-- grain: one row per kind
-- params: none
with held as (
    select 'Numbers' as sheet, count(*) as count_rows, from numbers
    union all by name
    select sheet, count(*) as count_rows, from named_rows where sheet not in ('Facts', 'Money', 'Indicators') group by sheet
)

from held
where count_rows > 0
order by
    list_position(
        ['Numbers', 'Partners', 'Strands', 'Visits', 'Milestones', 'Organisations', 'Assumptions', 'Conflicts', 'Sources'],
        sheet
    )
