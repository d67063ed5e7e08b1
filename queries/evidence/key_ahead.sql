-- Aims, plans and advice that no source calls done; agreements and visits have messages of their own.
-- grain: one row per page and milestone
-- params: none
with shown as (
    select
        g.page,
        m.title,
        m.kind,
        m.kind = 'aim' as is_aim,
        m."date" as period,
        count(*) over (partition by g.page, m.kind = 'aim') as count_of_sort,
        [m.milestone_id] as ids,
        [] as number_ids,
        [m.locator] as locators,
        [m.source_id] as source_ids,
    from pages g
    join milestones m on g.page in (m.partner_id, m.strand_id)
    where m.status != 'happened' and m.kind != 'agreement'
    order by g.page, is_aim desc, m.date_first_on nulls last, m.row_position, m.milestone_id
)

from shown
