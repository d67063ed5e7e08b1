-- What happened last, as far as the sources tell when; where they do not, the one that can be no later than a known day.
-- grain: one row per page with anything on record as done
-- params: none
with done as (
    select
        g.page,
        h.title,
        h.kind,
        h.period,
        h.ends,
        h.first_on is not null and h.last_on is not null as is_dated,
        count(*) over (partition by g.page) as count_happened,
        [h.id] as ids,
        [] as number_ids,
        questions_about([h.id]) as questions,
        [h.locator] as locators,
        [h.source_id] as source_ids,
        h.first_on,
        h.last_on,
    from pages g
    join happenings h on g.page in (h.partner_id, h.strand_id)
    where h.has_happened
),

newest as (
    select done.* exclude (first_on, last_on)
    from done
    qualify row_number() over (
        partition by page
        order by is_dated desc, first_on desc nulls last, last_on desc nulls last, kind like '%visit' desc, ids
    ) = 1
)

from newest
order by page
