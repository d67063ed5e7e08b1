-- Partners with their distance from home over the great circle, to the nearest 10 kilometres.
-- grain: one row per partner, places that only give context left out
-- params: $partner
with home as (
    select
        name,
        latitude,
        longitude,
        locator,
        source_id,
    from partners
    where status = 'home'
    qualify row_number() over (order by row_position) = 1
),

countries as (
    select around.partner_id, arg_min(p.name, around.steps) as country
    from places_around around
    join partners p on p.partner_id = around.place_id
    where p.kind = 'country'
    group by around.partner_id
),

asked as (
    select
        p.partner_id,
        p.name as partner,
        p.kind,
        countries.country,
        p.relationship,
        p.status,
        if(p.longitude is null, null, p.latitude) as latitude,
        if(p.latitude is null, null, p.longitude) as longitude,
        home.name as home,
        home.latitude as home_latitude,
        home.longitude as home_longitude,
        if(p.since is null, [p.partner_id], []) as row_ids,
        list_filter([p.locator, home.locator], lambda locator: locator is not null) as locators,
        list_filter([p.source_id, home.source_id], lambda source: source is not null) as source_ids,
    from partners p
    left join home on true
    left join countries using (partner_id)
    where p.status not in ('context', 'home')
        and ($partner is null or p.partner_id = $partner)
),

haversines as (
    select
        asked.*,
        sin(radians(latitude - home_latitude) / 2) ** 2
            + cos(radians(latitude)) * cos(radians(home_latitude)) * sin(radians(longitude - home_longitude) / 2) ** 2
            as haversine,
    from asked
),

shown as (
    select
        partner_id,
        partner,
        kind,
        country,
        relationship,
        status,
        latitude,
        longitude,
        home,
        home_latitude,
        home_longitude,
        round(2 * 6371.0088 * asin(sqrt(if(haversine > 1, 1, haversine))), -1)::integer as distance_km,
        row_ids,
        locators,
        source_ids,
    from haversines
)

from shown
order by distance_km desc nulls last, partner, partner_id
