-- What rows say, and where: the sides of a disagreement that no officer has entered.
-- grain: one row per id
-- params: $ids (with commas)
select
    r.id,
    r.shown_as,
    r.statement,
    r.value,
    r.bound,
    r.unit,
    r.period,
    r.ends,
    r.partner_id,
    r.strand_id,
    r.quote,
    [r.locator] as locators,
    [r.source_id] as source_ids,
from cited_rows r
where list_contains(string_split($ids::varchar, ','), r.id)
order by list_position(string_split($ids::varchar, ','), r.id)
