-- Every id stands once on its sheet.
-- grain: one row per repeated id
-- params: none
with ids as (
    select 'Sources' as sheet, source_id as id, from sources
    union all by name select 'Partners' as sheet, partner_id as id, from partners
    union all by name select 'Strands' as sheet, strand_id as id, from strands
    union all by name select 'Indicators' as sheet, indicator_id as id, from indicators
    union all by name select 'Facts' as sheet, fact_id as id, from facts
    union all by name select 'Visits' as sheet, visit_id as id, from visits
    union all by name select 'Money' as sheet, money_id as id, from money
    union all by name select 'Milestones' as sheet, milestone_id as id, from milestones
    union all by name select 'Organisations' as sheet, organisation_id as id, from organisations
    union all by name select 'Assumptions' as sheet, assumption_id as id, from assumptions
    union all by name select 'Conflicts' as sheet, conflict_id as id, from conflicts
)

select
    sheet,
    id,
from ids
group by sheet, id
having count(*) > 1
