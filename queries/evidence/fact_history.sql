-- What became of the row of a number from version to version: when it was added, and each value that changed since.
-- grain: one row per version and changed column
-- params: $fact
select distinct
    c.version,
    c.sheet,
    c.id as row_id,
    c.change,
    case when c.change = 'changed' then c.column_name end as column_name,
    case when c.change = 'changed' then c.before end as before,
    case when c.change = 'changed' then c.after end as after,
from changes c
where c.sheet in ('Facts', 'Visits', 'Money')
    and ($fact is null or c.id = split_part($fact::varchar, '/', 1))
order by c.version desc, c.sheet, c.id, column_name
