-- Shares of all UK exports that go to a partner's country, as sources other than official statistics state them, each with the exports stated beside it.
-- grain: one row per stated share
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

shown as (
    select
        s.partner_id,
        s.partner,
        s.period,
        s.status,
        s.scope,
        s.value as share_pct,
        s.bound as share_bound,
        coalesce(e.exports_gbp, []) as exports_gbp,
        coalesce(e.exports_bounds, []) as exports_bounds,
        coalesce(s.period_first_on, s.period_last_on) as known_on,
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
)

select shown.* exclude (known_on)
from shown
order by status != 'actual', known_on desc nulls last, partner, share_pct desc, number_ids
