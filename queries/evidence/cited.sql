-- What rows say, and where: the sides of a disagreement that no officer has entered; `shown_as` is their id in charts.
-- grain: one row per id
-- params: $ids (with commas)
select
    r.id,
    if(p.since is null, r.id, r.id || '/since') as shown_as,
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
left join partners p on p.partner_id = r.id
where list_contains(string_split($ids::varchar, ','), r.id)
order by list_position(string_split($ids::varchar, ','), r.id)
