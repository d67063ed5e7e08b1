-- What was won for each partner and strand: the sum of its awards where that is honest, else the largest of them.
-- grain: one row per page with an award that is no total; the page «*» has all of them
-- params: none
create view won_on_pages as
with largest as (
    select a.*
    from awards_on_pages a
    where not a.is_total and not a.is_added
    qualify row_number() over (
        partition by a.page
        order by
            a.value desc,
            most_of(a.value, a.bound) desc,
            list_position(['over', 'at least', 'exact', 'around', 'up to'], a.bound),
            a.number_id
    ) = 1
)

select
    page,
    printed_sum(
        honest_sum(value, addable_as), list(value order by number_id), list(bound order by number_id)
    ) as value,
    word_of_sum(list(value order by number_id), list(bound order by number_id)) as bound,
    case
        when count(*) = 1 then any_value(period)
        when not bool_and(period_first_on is not null and period_last_on is not null) then 'not stated'
        when year(min(period_first_on)) = year(max(period_last_on)) then year(min(period_first_on))::varchar
        else concat(year(min(period_first_on)), ' to ', year(max(period_last_on)))
    end as period,
    any_value(status) as status,
    false as is_recurring,
    count(*) > 1 as is_sum,
    list(number_id order by number_id) as number_ids,
from awards_on_pages
where is_added
group by page
union all by name
select
    page,
    value,
    bound,
    period,
    status,
    coalesce(recurring = 'yes', false) as is_recurring,
    false as is_sum,
    [number_id] as number_ids,
from largest
