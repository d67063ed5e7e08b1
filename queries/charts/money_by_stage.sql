-- Amounts of money at each stage, from idea to spent; nothing is added across stages.
-- grain: one row per amount
-- params: $partner, $strand
with shown as (
    select
        m.money_id,
        m.title,
        m.funder,
        p.name as partner,
        m.stage,
        list_position(['idea', 'budget', 'bid', 'awarded', 'received', 'spent'], m.stage) as stage_position,
        m.status,
        m.recurring = 'yes' as is_recurring,
        m.period,
        m.amount_gbp,
        word_of(m.bound, m.amount_high_gbp) as bound,
        m.money_id in (select id from contested) as is_contested,
        [m.money_id] as number_ids,
        [m.locator] as locators,
        [m.source_id] as source_ids,
    from money m
    left join partners p using (partner_id)
    where ($partner is null or m.partner_id = $partner)
        and ($strand is null or m.strand_id = $strand)
)

from shown
order by stage_position, amount_gbp desc, money_id
