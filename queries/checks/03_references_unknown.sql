-- Every row names partners, strands, indicators and parts that are there.
-- grain: one row per dangling reference
-- params: none
with named as (
    select 'Facts' as sheet, fact_id as id, partner_id, strand_id, indicator_id, from facts
    union all by name select 'Visits' as sheet, visit_id as id, partner_id, strand_id, from visits
    union all by name select 'Money' as sheet, money_id as id, partner_id, strand_id, from money
    union all by name select 'Milestones' as sheet, milestone_id as id, partner_id, strand_id, from milestones
    union all by name select 'Organisations' as sheet, organisation_id as id, partner_id, from organisations
    union all by name select 'Assumptions' as sheet, assumption_id as id, partner_id, from assumptions
    union all by name select 'Partners' as sheet, partner_id as id, part_of as partner_id, from partners
    union all by name select 'Facts' as sheet, fact_id as id, trim(unnest(string_split(made_of, ';'))) as part_id, from facts
    union all by name select 'Money' as sheet, money_id as id, trim(unnest(string_split(made_of, ';'))) as part_id, from money
    union all by name select 'Money' as sheet, money_id as id, trim(unnest(string_split(visits, ';'))) as visit_id, from money
)

select
    sheet,
    id,
    partner_id,
    strand_id,
    indicator_id,
    part_id,
    visit_id,
from named
where (partner_id is not null and partner_id not in (select partner_id from partners))
    or (strand_id is not null and strand_id not in (select strand_id from strands))
    or (indicator_id is not null and indicator_id not in (select indicator_id from indicators))
    or (visit_id != '' and visit_id not in (select visit_id from visits))
    or (
        part_id != ''
        and part_id not in (select fact_id from facts)
        and part_id not in (select money_id from money)
    )
