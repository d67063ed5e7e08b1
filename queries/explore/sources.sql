-- The documents and statistics, with how many numbers each gives.
-- grain: one row per source
-- params: none
with counted as (
    select
        s.source_id,
        s.title,
        s.publisher,
        s.published,
        s.published_first_on,
        s.published_last_on,
        s.kind,
        s.document_url,
        s.licence,
        s.note,
        (select count(*) from numbers n where n.source_id = s.source_id) as count_numbers,
    from sources s
)

from counted
order by coalesce(published_last_on, published_first_on) desc nulls last, source_id
