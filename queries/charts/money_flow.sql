-- Amounts of money at one stage (awarded, unless another is asked for), with the strand and partner they are tied to; stated totals are left out.
-- grain: one row per amount
-- params: $stage, $partner, $strand
with shown as (
    select
        m.money_id,
        m.title,
        m.funder,
        s.name as strand,
        p.name as partner,
        m.stage,
        coalesce(m.status, 'not stated') as status,
        coalesce(m.recurring = 'yes', false) as is_recurring,
        m.period,
        m.amount_gbp,
        word_of(m.bound, m.amount_high_gbp) as bound,
        [m.money_id] as number_ids,
        [m.locator] as locators,
        [m.source_id] as source_ids,
    from money m
    left join strands s using (strand_id)
    left join partners p using (partner_id)
    where m.stage = coalesce($stage, 'awarded')
        and m.made_of is null
        and ($partner is null or m.partner_id = $partner)
        and ($strand is null or m.strand_id = $strand)
)

from shown
order by amount_gbp desc, money_id
