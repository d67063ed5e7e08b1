-- Every row names a source that is there; an assumption may be the officers' own.
-- grain: one row per dangling source
-- params: none
with named as (
    select 'Partners' as sheet, partner_id as id, source_id, from partners
    union all by name select 'Strands' as sheet, strand_id as id, source_id, from strands
    union all by name select 'Facts' as sheet, fact_id as id, source_id, from facts
    union all by name select 'Visits' as sheet, visit_id as id, source_id, from visits
    union all by name select 'Money' as sheet, money_id as id, source_id, from money
    union all by name select 'Milestones' as sheet, milestone_id as id, source_id, from milestones
    union all by name select 'Organisations' as sheet, organisation_id as id, source_id, from organisations
    union all by name select 'Assumptions' as sheet, assumption_id as id, source_id, from assumptions where source_id is not null
    union all by name select 'Conflicts' as sheet, conflict_id as id, source_id, from conflicts
)

select
    sheet,
    id,
    source_id,
from named
anti join sources using (source_id)
