-- Jobs of each partner and strand: of one time, summed where that is honest, and beside them what is newer or of others.
-- grain: one row per page and number of jobs; the page «*» has all of the jobs that name a partner
-- params: none
create view jobs_on_pages as
with stated as (
    select
        n.*,
        unnest(list_filter(
            [n.partner_id, n.strand_id, n.partner_id || '/' || n.strand_id, if(n.partner_id is null, null, '*')],
            lambda page: page is not null
        )) as page,
        n.made_of is not null as is_total,
        coalesce(n.partner_id, '') || '/' || n.indicator_id || '/' || coalesce(folded(n.scope), '') as part,
    from numbers n
    where n.unit = 'jobs' and n.status = 'actual'
),

rivals as (
    select stated.page, stated.period
    from stated
    join contested on contested.id = stated.number_id
    where not stated.is_total
    group by stated.page, stated.period, contested.conflict_id
    having count(*) > 1
),

sets as (
    select
        page,
        period,
        any_value(period_first_on) as first_on,
        list(distinct part) as parts,
        (page, period) not in (from rivals)
            and count(distinct coalesce(partner_id, '')) = 1
            and count(distinct coalesce(strand_id, '')) = 1
            and can_be_added(value, bound, addable_as, period, period_first_on, period_last_on, indicator_id, scope)
            as is_one_number,
    from stated
    where not is_total
    group by page, period
    having is_one_number
),

complete as (
    select s.page, s.period, s.first_on,
    from sets s
    where not exists (
        from sets older
        where older.page = s.page
            and older.first_on < s.first_on
            and covers_less(s.parts, older.parts)
    )
    qualify row_number() over (
        partition by s.page order by s.first_on desc nulls last, len(s.parts) desc, s.period
    ) = 1
),

sums as (
    select
        page,
        count(*) as count_numbers,
        printed_sum(
            honest_sum(value, addable_as), list(value order by number_id), list(bound order by number_id)
        ) as total_value,
        word_of_sum(list(value order by number_id), list(bound order by number_id)) as total_bound,
    from stated
    join complete using (page, period)
    where not is_total
    group by page
),

told as (
    select
        stated.*,
        coalesce(complete.period = stated.period, false) as is_complete,
        coalesce(stated.period_first_on > complete.first_on, false) as is_newer,
    from stated
    left join complete using (page)
    qualify is_complete
        or rank() over (
            partition by page, partner_id, indicator_id, folded(scope), is_total order by period_first_on desc nulls last
        ) = 1
)

select
    told.* exclude (part),
    coalesce(told.scope, told.measure) as employer,
    if(is_complete and count_numbers > 1, total_value, null) as total_value,
    if(is_complete and count_numbers > 1, total_bound, null) as total_bound,
from told
left join sums using (page)
