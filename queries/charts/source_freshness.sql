-- Each source with the days on which it can be from, the numbers it feeds, and whether a newer one is overdue.
-- grain: one row per source
-- params: $as_of (the day to look from; without it nothing is called overdue)
with fed as (
    select
        source_id,
        count(*) as count_numbers,
    from numbers
    group by source_id
),

dated as (
    select
        s.source_id,
        s.title,
        s.publisher,
        s.published,
        s.published_first_on,
        s.published_last_on,
        coalesce(
            s.published_last_on,
            s.received_last_on,
            if(s.published_first_on is null, null, cast($as_of as date))
        ) as known_by_on,
        s.next_update,
        s.next_update_first_on,
        s.next_update_last_on,
        s.next_update_last_on < cast($as_of as date) as is_overdue,
        cast($as_of as date) as as_of_on,
        coalesce(fed.count_numbers, 0) as count_numbers,
    from sources s
    left join fed using (source_id)
),

shown as (
    select
        source_id,
        title,
        publisher,
        published,
        published_first_on as first_on,
        if(known_by_on is null, null, greatest(published_first_on, known_by_on)) as last_on,
        published_last_on is null as is_open,
        coalesce(published_first_on = published_last_on, false) as is_exact,
        coalesce(published_first_on = max(published_first_on) over (), false) as is_newest,
        next_update,
        next_update_first_on,
        next_update_last_on,
        is_overdue,
        as_of_on,
        count_numbers,
        ['date of publication'] as locators,
        [source_id] as source_ids,
    from dated
)

from shown
order by first_on desc nulls last, last_on desc nulls first, source_id
