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

named as (
    select 'Sources' as sheet, source_id as id, title as name from sources
    union all
    select 'Partners' as sheet, partner_id as id, name from partners
    union all
    select 'Strands' as sheet, strand_id as id, name from strands
    union all
    select 'Indicators' as sheet, indicator_id as id, name from indicators
    union all
    select sheet, number_id as id, measure || coalesce(': ' || scope, '') as name from numbers where sheet = 'Facts'
    union all
    select 'Visits' as sheet, visit_id as id, title as name from visits
    union all
    select 'Money' as sheet, money_id as id, title as name from money
    union all
    select 'Milestones' as sheet, milestone_id as id, title as name from milestones
    union all
    select 'Organisations' as sheet, organisation_id as id, name from organisations
    union all
    select 'Conflicts' as sheet, conflict_id as id, question as name from conflicts
),

news as (
    select
        l.sheet,
        l.change,
        count(*) as count_rows,
        list(n.name order by n.name) filter (where n.name is not null) as names,
    from latest l
    left join named n using (sheet, id)
    group by all
)

from news
order by
    list_position(['added', 'changed', 'retired'], change),
    list_position(
        ['Partners', 'Strands', 'Facts', 'Visits', 'Money', 'Milestones', 'Organisations', 'Conflicts', 'Sources'], sheet
    ) nulls last
