-- What happened last, as far as the sources tell when; where they do not, all that happened.
-- grain: one row per page with a date among what is on record as done, else one per page and entry
-- params: none
with done as (
    select
        g.page,
        h.title,
        h.kind,
        h.period,
        h.ends,
        h.first_on is not null and h.last_on is not null as is_dated,
        [h.id] as ids,
        [] as number_ids,
        [h.locator] as locators,
        [h.source_id] as source_ids,
        h.first_on,
        h.last_on,
    from pages g
    join events h on g.page in (h.partner_id, h.strand_id)
    where h.has_happened
),

newest as (
    select done.* exclude (first_on, last_on)
    from done
    qualify not bool_or(is_dated) over (partition by page)
        or row_number() over (
            partition by page
            order by is_dated desc, first_on desc nulls last, last_on desc nulls last, kind like '%visit' desc, ids
        ) = 1
)

from newest
order by page, ids
