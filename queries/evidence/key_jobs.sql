-- Jobs as stated, newest statement each, with the total where it can honestly be made.
-- grain: one row per page and number of jobs
-- params: none
with stated as (
    select
        g.page,
        n.*,
        s.published_first_on is null or s.published_last_on is null as is_undated,
    from pages g
    join numbers n on g.page in (n.partner_id, n.strand_id)
    join sources s on s.source_id = n.source_id
    where n.unit = 'jobs' and n.status = 'actual'
    qualify rank() over (
        partition by g.page, n.partner_id, n.indicator_id, n.scope order by n.period_first_on desc nulls last
    ) = 1
),

rivals as (
    select stated.page
    from stated
    join contested on contested.id = stated.number_id
    group by stated.page, contested.conflict_id
    having count(*) > 1
),

totals as (
    select
        page,
        honest_sum(value, addable_as) as total_value,
        bound_of_sum(list(bound)) as total_bound,
    from stated
    where page not in (select page from rivals)
    group by page
    having count(*) > 1
        and count(made_of) = 0
        and count(distinct period) = 1
        and count(distinct addable_as) = 1
        and count(distinct coalesce(partner_id, '')) = 1
        and count(distinct concat_ws('; ', indicator_id, scope)) = count(*)
        and bound_of_sum(list(bound)) is not null
),

shown as (
    select
        stated.page,
        coalesce(stated.scope, stated.measure) as employer,
        stated.value,
        stated.bound,
        stated.unit,
        stated.period,
        stated.attribution,
        stated.is_undated,
        totals.total_value,
        totals.total_bound,
        stated.row_position,
        [stated.number_id] as ids,
        [stated.number_id] as number_ids,
        questions_about([stated.number_id]) as questions,
        [stated.locator] as locators,
        [stated.source_id] as source_ids,
    from stated
    left join totals using (page)
)

select shown.* exclude (row_position)
from shown
order by page, row_position, employer, number_ids
