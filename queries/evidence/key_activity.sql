-- What is listed as done in each strand, counted, and with which partners; of partners only those with nothing done.
-- grain: one row per strand, and one per partner with nothing listed as done
-- params: none
with done as (
    select
        g.page,
        g.sort,
        h.id,
        h.kind like '% visit' as is_visit,
        p.name as partner,
        h.locator,
        h.source_id,
    from pages g
    left join events h on g.page in (h.partner_id, h.strand_id) and h.has_happened
    left join partners p using (partner_id)
),

counted as (
    select
        page,
        count(id) filter (where not is_visit) as count_milestones,
        count(id) filter (where is_visit) as count_visits,
        coalesce(list(distinct partner order by partner) filter (where partner is not null), []) as partners,
        coalesce(list(id order by id) filter (where id is not null), []) as ids,
        [] as number_ids,
        coalesce(list(locator order by id) filter (where id is not null), []) as locators,
        coalesce(list(source_id order by id) filter (where id is not null), []) as source_ids,
    from done
    group by page, sort
    having sort = 'strand' or count(id) = 0
)

select
    counted.* exclude (locators, source_ids),
    locators,
    source_ids,
from counted
order by page
