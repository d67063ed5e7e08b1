-- UK exports to a partner's country and their share of all UK exports, as the sources state them.
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
    where n.indicator_id in ('uk-exports', 'uk-exports-share')
        and ($partner is null or n.partner_id in (select partner_id from places))
),

shown as (
    select
        partner_id,
        partner,
        period,
        max(value) filter (where indicator_id = 'uk-exports') as exports_gbp,
        max(bound) filter (where indicator_id = 'uk-exports') as exports_bound,
        max(value) filter (where indicator_id = 'uk-exports-share') as share_pct,
        max(bound) filter (where indicator_id = 'uk-exports-share') as share_bound,
        list(number_id order by number_id) as number_ids,
        list(locator order by number_id) as locators,
        list(source_id order by number_id) as source_ids,
    from stated
    group by partner_id, partner, period, source_id
    having count(*) filter (where indicator_id = 'uk-exports-share') > 0
)

from shown
order by period desc, partner
