-- Jobs of each partner and strand, newest statement each, with the sum of those that are no total where it can honestly be made.
-- grain: one row per partner or strand and number of jobs
-- params: none
create view jobs_on_pages as
with stated as (
    select
        n.*,
        unnest(list_filter([n.partner_id, n.strand_id], lambda page: page is not null)) as page,
        n.made_of is not null as is_total,
    from numbers n
    where n.unit = 'jobs' and n.status = 'actual'
),

newest as (
    select stated.*
    from stated
    qualify rank() over (
        partition by page, partner_id, indicator_id, folded(scope), is_total order by period_first_on desc nulls last
    ) = 1
),

rivals as (
    select newest.page
    from newest
    join contested on contested.id = newest.number_id
    where not newest.is_total
    group by newest.page, contested.conflict_id
    having count(*) > 1
),

totals as (
    select
        page,
        printed_sum(
            honest_sum(value, addable_as), list(value order by number_id), list(bound order by number_id)
        ) as total_value,
        bound_of_sum(list(bound)) as total_bound,
    from newest
    where not is_total and page not in (select page from rivals)
    group by page
    having count(*) > 1
        and count(distinct coalesce(partner_id, '')) = 1
        and count(distinct coalesce(strand_id, '')) = 1
        and can_be_added(value, bound, addable_as, period, period_first_on, period_last_on, indicator_id, scope)
)

select
    newest.*,
    coalesce(newest.scope, newest.measure) as employer,
    totals.total_value,
    totals.total_bound,
from newest
left join totals using (page)
