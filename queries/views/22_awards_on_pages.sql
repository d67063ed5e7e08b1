-- Money won, of each partner and strand: whether its amounts may be added to one number, and stated totals beside them.
-- grain: one row per page and award; the page «*» has all of them
-- params: none
create view awards_on_pages as
with awards as (
    select
        n.*,
        unnest(pages_of(n.partner_id, n.strand_id)) as page,
        n.made_of is not null as is_total,
    from numbers n
    where n.stage = 'awarded' and coalesce(n.status, 'actual') = 'actual'
),

single_awards as (
    select
        awards.*,
        count(*) over (partition by page, folded(scope)) > 1 as has_others_of_its_funder,
    from awards
    where not is_total
),

rivals as (
    select single_awards.page
    from single_awards
    join contested on contested.id = single_awards.number_id
    group by single_awards.page, contested.conflict_id
    having count(*) > 1
),

judged as (
    select
        page,
        count(distinct addable_as) = 1
            and not bool_or(coalesce(recurring = 'yes', false))
            and (count(*) = 1 or bool_and(scope is not null))
            and not bool_or(has_others_of_its_funder and (period_first_on is null or period_last_on is null))
            and count(distinct (value, period)) = count(distinct (value, period, source_id))
            and (count(*) < 3 or 2 * max(value) != honest_sum(value, unit))
            and bound_of_sum(list(bound)) is not null
            and page not in (from rivals)
            as is_one_number,
    from single_awards
    group by page
)

select
    awards.*,
    not awards.is_total and coalesce(judged.is_one_number, false) as is_added,
from awards
left join judged using (page)
