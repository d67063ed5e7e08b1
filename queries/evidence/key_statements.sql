-- What other sources than official statistics say of UK exports to a country; the places in it have them only without a series.
-- grain: one row per partner and statement
-- params: none
with stated as (
    select
        n.*,
        s.publisher,
        s.published,
        s.published_first_on is null or s.published_last_on is null as is_undated,
        s.kind = 'official statistics' and n.status = 'actual' as is_official,
    from numbers n
    join sources s using (source_id)
    where n.indicator_id in ('uk-exports', 'uk-exports-share')
),

shown as (
    select
        places.partner_id as page,
        stated.partner as country,
        places.steps = 0 as is_country,
        stated.indicator_id = 'uk-exports-share' as is_share,
        stated.scope,
        stated.value,
        stated.bound,
        stated.unit,
        stated.period,
        stated.status,
        stated.attribution,
        stated.publisher,
        stated.published,
        stated.is_undated,
        [stated.number_id] as ids,
        [stated.number_id] as number_ids,
        [stated.locator] as locators,
        [stated.source_id] as source_ids,
    from places_around places
    join pages on pages.page = places.partner_id
    join stated on stated.partner_id = places.place_id
    where not stated.is_official
        and (
            places.steps = 0
            or not exists (from stated s where s.partner_id = places.place_id and s.is_official)
        )
)

from shown
order by page, is_share, value desc, ids
