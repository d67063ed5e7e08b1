-- Agreements and memoranda: on record as made, or only as planned.
-- grain: one row per page and agreement
-- params: $happened (yes, or no for those not known to be made)
with shown as (
    select
        g.page,
        m.title,
        m.status,
        m."date" as period,
        [m.milestone_id] as ids,
        [] as number_ids,
        [m.locator] as locators,
        [m.source_id] as source_ids,
    from pages g
    join milestones m on g.page in (m.partner_id, m.strand_id)
    where m.kind = 'agreement'
        and ($happened is null or (m.status = 'happened') = ($happened = 'yes'))
    order by g.page, m.date_last_on desc nulls last, m.milestone_id
)

from shown
