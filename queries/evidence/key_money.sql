-- Amounts of money, each with its stage; none is added to another.
-- grain: one row per page and amount
-- params: none
with shown as (
    select
        g.page,
        m.title,
        m.funder,
        m.stage,
        m.status,
        coalesce(m.recurring = 'yes', false) as is_recurring,
        m.period,
        m.amount_gbp,
        word_of(m.bound, m.amount_high_gbp) as bound,
        count(*) over (partition by g.page, m.stage) as count_at_stage,
        count(*) filter (where m.status is distinct from 'actual') over (partition by g.page) as count_not_actual,
        [m.money_id] as ids,
        [m.money_id] as number_ids,
        [m.locator] as locators,
        [m.source_id] as source_ids,
    from pages g
    join money m on g.page in (m.partner_id, m.strand_id)
)

from shown
order by page, list_position(['idea', 'budget', 'bid', 'awarded', 'received', 'spent'], stage), amount_gbp desc, ids
