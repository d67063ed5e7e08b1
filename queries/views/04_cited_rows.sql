-- Every row that can be disagreed about: what it says, where it stands in its source, and the id that charts give to it.
-- grain: one row per id
-- params: none
create view cited_rows as
with named as (
    select
        number_id as id,
        measure || coalesce(': ' || scope, '') as statement,
        value,
        bound,
        unit,
        period,
        partner_id,
        strand_id,
        quote,
        locator,
        source_id,
    from numbers
    where sheet in ('Facts', 'Money')
    union all by name
    select
        visit_id as id,
        title as statement,
        starts as period,
        ends,
        partner_id,
        strand_id,
        quote,
        locator,
        source_id,
    from visits
    union all by name
    select milestone_id as id, title as statement, "date" as period, partner_id, strand_id, quote, locator, source_id,
    from milestones
    union all by name
    select
        partner_id as id,
        name || ': ' || relationship as statement,
        since as period,
        partner_id,
        quote,
        locator,
        source_id,
    from partners
    union all by name
    select organisation_id as id, name || ': ' || role as statement, partner_id, quote, locator, source_id,
    from organisations
    union all by name
    select strand_id as id, name as statement, strand_id, quote, locator, source_id,
    from strands
    union all by name
    select assumption_id as id, name as statement, period, partner_id, quote, locator, source_id,
    from assumptions
    where source_id is not null
)

select
    named.*,
    if(named.id in (select partner_id from partners where since is not null), named.id || '/since', named.id) as shown_as,
from named
