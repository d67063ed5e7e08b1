-- Every row of the workbook by the name that readers know it by, what it belongs to, and the page that shows it.
-- grain: one row per sheet and id
-- params: none
create view named_rows as
with named as (
    select 'Sources' as sheet, source_id as id, title as name, 'facts' as path, 'source' as parameter, title as value,
    from sources
    union all by name
    select 'Partners' as sheet, partner_id as id, name, partner_id as path,
    from partners
    union all by name
    select 'Strands' as sheet, strand_id as id, name, strand_id as path,
    from strands
    union all by name
    select 'Indicators' as sheet, indicator_id as id, name,
    from indicators
    union all by name
    select 'Facts' as sheet, number_id as id, measure || coalesce(': ' || scope, '') as name, partner_id, period,
        'fact' as path, 'id' as parameter, number_id as value,
    from numbers
    where sheet = 'Facts'
    union all by name
    select 'Visits' as sheet, visit_id as id, title as name, partner_id, starts as period, ends, partner_id as path,
    from visits
    union all by name
    select 'Money' as sheet, money_id as id, title as name, partner_id, period,
        'fact' as path, 'id' as parameter, money_id as value,
    from money
    union all by name
    select 'Milestones' as sheet, milestone_id as id, title as name, partner_id, "date" as period,
        coalesce(partner_id, strand_id, case kind when 'aim' then 'compare' else 'visits' end) as path,
    from milestones
    union all by name
    select 'Organisations' as sheet, organisation_id as id, name, partner_id, partner_id as path,
    from organisations
    union all by name
    select 'Assumptions' as sheet, assumption_id as id, name, partner_id, period, 'worth' as path,
    from assumptions
    union all by name
    select 'Conflicts' as sheet, conflict_id as id, question as name, 'conflicts' as path, 'conflict' as parameter,
        conflict_id as value,
    from conflicts
),

placed as (
    select
        n.sheet,
        n.id,
        n.name,
        p.name as partner,
        n.period,
        n.ends,
        case when n.path not in (select partner_id from partners where status = 'home') then n.path end as path,
        n.parameter,
        n.value,
    from named n
    left join partners p using (partner_id)
)

from placed
