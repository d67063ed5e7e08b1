-- Sums by funder at each stage: amounts of one stage, status and funder are added only where the sum is honest; stated totals are left out. Of what several paid together each has its stated share.
-- grain: one row per stage, status and funder, or per amount or share where its amounts cannot be added
-- params: $partner, $strand
with amounts as (
    select
        m.* replace (word_of(m.bound, m.amount_high_gbp) as bound),
        list_position(['awarded', 'received', 'spent', 'bid', 'budget', 'idea'], m.stage) as stage_position,
        coalesce(m.status, 'not stated') as standing,
        coalesce(m.recurring = 'yes', false) as is_recurring,
        p.name as partner,
        n.addable_as,
        m.money_id in (select id from contested) as is_contested,
    from money m
    join numbers n on n.number_id = m.money_id and n.sheet = 'Money'
    left join partners p on p.partner_id = m.partner_id
    where m.made_of is null
        and ($partner is null or m.partner_id = $partner)
        and ($strand is null or m.strand_id = $strand)
),

shares as (
    select
        id,
        position,
        payer,
        bound,
        amount_gbp as share_gbp,
        most_of(amount_gbp, bound) as most_of_share_gbp,
    from paid_shares
    where sheet = 'Money'
),

paid as (
    select
        id as money_id,
        count(*) as count_payers,
        count(share_gbp) as count_shares,
        sum(share_gbp) as least_gbp,
        sum(most_of_share_gbp) as most_gbp,
        list(
            case when bound in ('over', 'at least') then 'up to' when bound = 'up to' then 'at least' else bound end
        ) filter (where share_gbp is not null) as bounds_taken_away,
        list(payer order by position) filter (where share_gbp is null) as unstated,
    from shares
    group by id
),

left_over as (
    select
        a.money_id,
        bound_of_sum(p.bounds_taken_away || [a.bound]) as bound_left,
        a.amount_gbp - p.most_gbp as at_least_gbp,
        most_of(a.amount_gbp, a.bound) - p.least_gbp as at_most_gbp,
        if(bound_left = 'up to', at_most_gbp, at_least_gbp)::decimal(24, 6) as rest_gbp,
        if(bound_left = 'between', word_of('between', at_most_gbp), bound_left) as rest_bound,
    from amounts a
    join paid p using (money_id)
    where p.count_shares > 0
),

parts as (
    select
        a.*,
        a.amount_gbp as whole_gbp,
        a.bound as whole_bound,
        'whole' as part,
        if(p.count_payers > 1, p.unstated, []) as unstated,
    from amounts a
    left join paid p using (money_id)
    where coalesce(p.count_shares, 0) = 0
    union all by name
    select
        a.* replace (s.payer as funder, s.share_gbp as amount_gbp, s.bound as bound),
        a.amount_gbp as whole_gbp,
        a.bound as whole_bound,
        'share' as part,
        [] as unstated,
    from amounts a
    join paid p using (money_id)
    join shares s on s.id = a.money_id and s.share_gbp is not null
    union all by name
    select
        a.* replace (null as funder, r.rest_gbp as amount_gbp, r.rest_bound as bound),
        a.amount_gbp as whole_gbp,
        a.bound as whole_bound,
        'rest' as part,
        coalesce(p.unstated, []) as unstated,
    from amounts a
    join paid p using (money_id)
    join left_over r using (money_id)
    where r.rest_bound is not null
        and r.rest_gbp > 0
        and (r.rest_bound != 'around' or 2 * r.rest_gbp >= a.amount_gbp)
),

contested_pairs as (
    select distinct
        one.id,
        other.id as other_id,
    from contested one
    join contested other using (conflict_id)
    where one.id != other.id
),

rivals as (
    select distinct one.money_id
    from parts one
    join contested_pairs c on c.id = one.money_id
    join parts other
        on other.money_id = c.other_id
        and other.stage = one.stage
        and other.standing = one.standing
        and folded(other.funder) = folded(one.funder)
        and other.is_recurring = one.is_recurring
),

judged as (
    select
        a.*,
        case
            when count(*) over same = 1 then 'one amount'
            when a.funder is null then 'no funder is named'
            when bool_or(a.money_id in (select money_id from rivals)) over same then 'sources disagree'
            when count(distinct (a.amount_gbp, a.period)) over same
                < count(distinct (a.amount_gbp, a.period, a.source_id)) over same then 'perhaps stated twice'
            when bool_or(a.period_first_on is null or a.period_last_on is null) over same then 'time not known'
            when a.is_recurring and count(distinct a.period) over same > 1 then 'yearly sums of different periods'
            when bound_of_sum(list(a.bound) over same) is null then 'no word is true of the sum'
            else 'added'
        end as judgement,
    from parts a
    window same as (partition by a.stage, a.standing, folded(a.funder), a.is_recurring)
),

shown as (
    select
        stage_position,
        stage,
        standing as status,
        min(funder) as funder,
        is_recurring,
        printed_sum(
            honest_sum(amount_gbp, addable_as), list(amount_gbp order by money_id), list(bound order by money_id)
        ) as amount_gbp,
        word_of_sum(list(amount_gbp order by money_id), list(bound order by money_id)) as bound,
        count(*) as count_amounts,
        judgement,
        any_value(part) as part,
        any_value(unstated) as unstated,
        any_value(whole_gbp) as whole_gbp,
        any_value(whole_bound) as whole_bound,
        bool_or(part != 'whole') as has_shares,
        list(title order by money_id) as titles,
        list(amount_gbp::double order by money_id) as amounts_gbp,
        list(bound order by money_id) as bounds,
        list(period order by money_id) as periods,
        min(period_first_on) as first_on,
        max(period_last_on) as last_on,
        list(coalesce(partner, 'none named') order by money_id) as partners,
        bool_or(is_contested) as is_contested,
        list(money_id order by money_id) as number_ids,
        list(locator order by money_id) as locators,
        list(source_id order by money_id) as source_ids,
    from judged
    group by
        stage_position,
        stage,
        standing,
        folded(funder),
        is_recurring,
        judgement,
        if(judgement = 'added', null, money_id)
)

from shown
order by stage_position, amount_gbp desc, funder nulls last, status, is_recurring, titles
