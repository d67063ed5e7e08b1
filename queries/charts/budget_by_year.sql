-- Budgets by the year in which their period starts, each statement on its own: none is added to another.
-- grain: one row per budget as a source states it
-- params: $partner, $strand
with asked as (
    select
        id,
        bool_or(id = preferred) as is_preferred,
    from contested
    group by id
),

shown as (
    select
        m.money_id,
        case when m.period_last_on is not null then extract(year from m.period_first_on)::integer end as starts_in,
        m.period,
        m.title,
        m.funder,
        p.name as partner,
        s.name as strand,
        coalesce(m.status, 'not stated') as status,
        coalesce(m.recurring = 'yes', false) as is_recurring,
        m.amount_gbp,
        word_of(m.bound, m.amount_high_gbp) as bound,
        a.id is not null as is_contested,
        coalesce(a.is_preferred, false) as is_preferred,
        [m.money_id] as number_ids,
        [m.locator] as locators,
        [m.source_id] as source_ids,
    from money m
    left join partners p using (partner_id)
    left join strands s using (strand_id)
    left join asked a on a.id = m.money_id
    where m.stage = 'budget'
        and ($partner is null or m.partner_id = $partner)
        and ($strand is null or m.strand_id = $strand)
)

from shown
order by starts_in nulls last, period, is_recurring, amount_gbp desc, money_id
