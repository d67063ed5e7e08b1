-- How many people each visit had or will have, as far as stated: in all, or at least those of the roles that are stated.
-- grain: one row per visit of which people are stated
-- params: none
create view people_on_visits as
with counted as (
    select
        visit_id,
        delegates,
        list_filter([
            if(business is not null, visit_id || '/business', null),
            if(civic is not null, visit_id || '/civic', null),
            if(elected_members is not null, visit_id || '/elected_members', null),
            if(officers is not null, visit_id || '/officers', null),
        ], lambda number_id: number_id is not null) as role_ids,
        coalesce(business, 0) + coalesce(civic, 0) + coalesce(elected_members, 0) + coalesce(officers, 0) as in_roles,
    from visits
)

select
    visit_id,
    coalesce(delegates, in_roles) as people,
    if(delegates is null and len(role_ids) < 4, 'at least', 'exact') as bound,
    delegates is null as is_sum_of_roles,
    if(delegates is null, role_ids, [visit_id || '/delegates']) as number_ids,
from counted
where delegates is not null or in_roles > 0 or len(role_ids) = 4
