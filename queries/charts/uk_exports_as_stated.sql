-- UK exports to a partner's country and their share of all UK exports, as sources other than official statistics state them.
-- grain: one row per country, period and source that states a share
-- params: $partner
with recursive places as (
    select partner_id, part_of from partners where partner_id = $partner
    union
    select p.partner_id, p.part_of from partners p join places on p.partner_id = places.part_of
),

stated as (
    select n.*
    from numbers n
    join sources s using (source_id)
    where s.kind != 'official statistics'
        and n.indicator_id in ('uk-exports', 'uk-exports-share')
        and ($partner is null or n.partner_id in (select partner_id from places))
),

shown as (
    select
        partner_id,
        partner,
        period,
        max(value) filter (where indicator_id = 'uk-exports') as exports_gbp,
        arg_max(bound, value) filter (where indicator_id = 'uk-exports') as exports_bound,
        max(value) filter (where indicator_id = 'uk-exports-share') as share_pct,
        arg_max(bound, value) filter (where indicator_id = 'uk-exports-share') as share_bound,
        list(number_id order by number_id) as number_ids,
        list(locator order by number_id) as locators,
        list(source_id order by number_id) as source_ids,
    from stated
    group by partner_id, partner, period, source_id
    having count(*) filter (where indicator_id = 'uk-exports-share') > 0
)

from shown
order by period desc, partner
