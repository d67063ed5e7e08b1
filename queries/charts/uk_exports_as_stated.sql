-- Shares of all UK exports that go to a partner's country as other sources state them, each with the exports stated beside it; and of those countries the official exports with all exports of the same source and year.
-- grain: one row per stated share, and per country, scope and year of an official series whose whole is known
-- params: $partner
with stated as (
    select n.*
    from numbers n
    join sources s using (source_id)
    where s.kind != 'official statistics'
        and n.indicator_id in ('uk-exports', 'uk-exports-share')
        and ($partner is null or n.partner_id in (select place_id from places_around where partner_id = $partner))
),

exports as (
    select
        partner_id,
        period,
        status,
        source_id,
        list(value::double order by number_id) as exports_gbp,
        list(bound order by number_id) as exports_bounds,
        list(number_id order by number_id) as number_ids,
        list(locator order by number_id) as locators,
        list(source_id order by number_id) as source_ids,
    from stated
    where indicator_id = 'uk-exports'
    group by partner_id, period, status, source_id
),

stated_shares as (
    select
        'stated' as shape,
        s.number_id as fact_id,
        s.partner_id,
        s.partner,
        s.period,
        s.status,
        s.scope,
        s.value as share_pct,
        s.bound as share_bound,
        coalesce(e.exports_gbp, []) as exports_gbp,
        coalesce(e.exports_bounds, []) as exports_bounds,
        s.period_first_on as first_on,
        s.period_last_on as last_on,
        [s.number_id] || coalesce(e.number_ids, []) as number_ids,
        [s.locator] || coalesce(e.locators, []) as locators,
        [s.source_id] || coalesce(e.source_ids, []) as source_ids,
    from stated s
    left join exports e
        on e.partner_id is not distinct from s.partner_id
        and e.period = s.period
        and e.status = s.status
        and e.source_id = s.source_id
    where s.indicator_id = 'uk-exports-share'
),

official as (
    select
        n.*,
        s.title as source,
        coalesce(s.published_last_on, s.published_first_on) as published_on,
    from numbers n
    join sources s using (source_id)
    where s.kind = 'official statistics'
        and n.status = 'actual'
        and months_of(n.period_first_on, n.period_last_on) = 12
),

wholes as (
    select
        source_id,
        folded(split_part(scope, ',', 1)) as scope,
        period,
        printed_sum(
            honest_sum(value, addable_as), list(value order by number_id), list(bound order by number_id)
        ) as value,
        word_of_sum(list(value order by number_id), list(bound order by number_id)) as bound,
        list(number_id order by number_id) as number_ids,
        list(locator order by number_id) as locators,
    from official
    where indicator_id = 'uk-exports-to-group' and made_of is null
    group by all
    having bound is not null and honest_sum(value, addable_as) > 0
),

official_shares as (
    select
        'official' as shape,
        o.number_id as fact_id,
        o.partner_id,
        o.partner,
        o.period,
        o.status,
        o.scope,
        100 * o.value::double / w.value::double as share_pct,
        'exact' as share_bound,
        [o.value::double] as exports_gbp,
        [o.bound] as exports_bounds,
        w.value as whole_gbp,
        w.bound as whole_bound,
        o.period_first_on as first_on,
        o.period_last_on as last_on,
        o.source,
        [o.number_id] || w.number_ids as number_ids,
        [o.locator] || w.locators as locators,
        list_transform([o.locator] || w.locators, lambda place: o.source_id) as source_ids,
    from official o
    join wholes w on w.source_id = o.source_id and w.scope = folded(o.scope) and w.period = o.period
    where o.indicator_id = 'uk-exports' and o.partner_id in (select partner_id from stated_shares)
    qualify row_number() over (
        partition by o.partner_id, folded(o.scope), o.period order by o.published_on desc nulls last, o.number_id desc
    ) = 1
),

together as (
    from stated_shares
    union all by name
    from official_shares
),

shown as (
    select
        t.* exclude (number_ids, locators, source_ids),
        middle_of(t.first_on, t.last_on) as middle_on,
        coalesce(t.first_on > lag(t.last_on) over series + 1, false) as is_after_gap,
        t.number_ids,
        t.locators,
        t.source_ids,
    from together t
    window series as (partition by t.partner_id, t.shape, folded(t.scope) order by t.first_on)
)

from shown
order by
    shape = 'official',
    status != 'actual',
    case when shape = 'stated' then coalesce(first_on, last_on) end desc nulls last,
    partner,
    case when shape = 'official' then folded(scope) end,
    case when shape = 'official' then first_on end,
    share_pct desc,
    number_ids
