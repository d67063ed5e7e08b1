-- What the latest publication of a version added, changed and retired.
-- grain: one row per sheet and change
-- params: none
with latest as (
    select distinct
        c.sheet,
        c.change,
        c.id,
    from changes c
    where c.version = (select max(number) from versions) and c.sheet != 'Indicators'
),

news as (
    select
        l.sheet,
        l.change,
        count(*) as count_rows,
        list(n.name order by n.name) filter (where n.name is not null) as names,
    from latest l
    left join named_rows n using (sheet, id)
    group by all
)

from news
order by
    list_position(['added', 'changed', 'retired'], change),
    list_position(
        ['Partners', 'Strands', 'Facts', 'Visits', 'Money', 'Milestones', 'Organisations', 'Conflicts', 'Sources'], sheet
    ) nulls last
