-- What happened last, as far as the sources tell when; a visit before what it led to.
-- grain: one row, or none where nothing has a date
-- params: none
with newest as (
    select
        h.id,
        h.title,
        h.kind,
        h.period,
        h.ends,
        h.first_on,
        h.partner_id,
        p.name as partner,
        [h.locator] as locators,
        [h.source_id] as source_ids,
    from events h
    left join partners p using (partner_id)
    where h.has_happened and h.first_on is not null and h.last_on is not null
    qualify row_number() over (order by h.first_on desc, h.last_on desc, h.kind like '%visit' desc, h.id) = 1
)

from newest
