-- All that is on record of each source itself, and whether the day on which a newer one was expected is past.
-- grain: one row per source
-- params: $source, $as_of (the day to look from; without it nothing is called overdue)
with recorded as (
    select
        source_id,
        title,
        publisher,
        published,
        coalesce(published_last_on, published_first_on) as published_on,
        kind,
        document_url,
        licence,
        received,
        next_update,
        next_update_last_on,
        coalesce(next_update_last_on < cast($as_of as date), false) as is_overdue,
        note,
        (select count(*) from numbers n where n.source_id = s.source_id) as count_numbers,
    from sources s
    where $source is null or source_id = $source
)

select recorded.* exclude (published_on)
from recorded
order by published_on desc nulls last, source_id
