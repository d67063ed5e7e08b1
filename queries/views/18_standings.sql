-- Whether an agreement with each partner is on record as made, or only as planned: what its status alone does not say.
-- grain: one row per partner
-- params: none
create view standings as
with agreements as (
    select milestone_id, partner_id, status = 'happened' as is_made, "date" as period, locator, source_id,
    from milestones
    where kind = 'agreement'
)

select
    p.partner_id,
    case
        when bool_or(a.is_made) then 'agreement made'
        when count(a.milestone_id) > 0 then 'agreement planned'
        else 'no agreement'
    end as standing,
    if(count(distinct a.period) = 1 and not bool_or(a.is_made), any_value(a.period), null) as planned_for,
    coalesce(list(a.milestone_id order by a.milestone_id) filter (where a.milestone_id is not null), []) as ids,
    coalesce(list(a.locator order by a.milestone_id) filter (where a.milestone_id is not null), []) as locators,
    coalesce(list(a.source_id order by a.milestone_id) filter (where a.milestone_id is not null), []) as source_ids,
from partners p
left join agreements a using (partner_id)
group by p.partner_id
