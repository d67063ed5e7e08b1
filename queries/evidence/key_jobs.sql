-- Jobs as stated: those of one time with their sum, and apart from them what is newer or of others; stated totals stand last.
-- grain: one row per page and number of jobs
-- params: none
with shown as (
    select
        j.page,
        j.employer,
        j.partner,
        j.made_of,
        j.is_complete,
        j.is_newer,
        j.value,
        j.bound,
        j.unit,
        j.period,
        j.attribution,
        s.published_first_on is null or s.published_last_on is null as is_undated,
        j.total_value,
        j.total_bound,
        j.row_position,
        [j.number_id] as ids,
        [j.number_id] as number_ids,
        [j.locator] as locators,
        [j.source_id] as source_ids,
    from jobs_on_pages j
    join pages using (page)
    join sources s on s.source_id = j.source_id
)

select shown.* exclude (row_position)
from shown
order by page, made_of is not null, not is_complete, row_position, employer, number_ids
