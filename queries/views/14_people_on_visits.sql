-- How many people each visit had or will have, as far as stated: in all, or at least those of the roles that are stated.
-- grain: one row per visit of which people are stated
-- params: none
create view people_on_visits as
with roles as (
    unpivot (
        select visit_id, delegates, elected_members, officers, business, civic, students, others,
        from visits
    )
    on elected_members, officers, business, civic, students, others
    into name role value people
),

in_roles as (
    select
        visit_id,
        sum(people)::integer as people,
        list(visit_id || '/' || role order by role) as role_ids,
        count(*) filter (where role not in ('students', 'others')) as count_first,
        count(*) filter (where role in ('students', 'others')) as count_added,
    from roles
    group by visit_id
),

counted as (
    select
        v.visit_id,
        v.delegates,
        r.people,
        r.role_ids,
        coalesce(r.count_first = 4 and r.count_added in (0, 2), false) as has_all_roles,
    from visits v
    left join in_roles r using (visit_id)
)

select
    visit_id,
    coalesce(delegates, people) as people,
    if(delegates is null and not has_all_roles, 'at least', 'exact') as bound,
    delegates is null as is_sum_of_roles,
    if(delegates is null, role_ids, [visit_id || '/delegates']) as number_ids,
from counted
where delegates is not null or people > 0 or has_all_roles
