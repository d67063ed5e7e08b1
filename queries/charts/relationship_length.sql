-- Since when each relationship exists, as far as a source says, and the other lengths that sources state.
-- grain: one row per partner with a relationship
-- params: $partner
with stated as (
    select
        partner_id,
        value::double as years,
        bound,
        status,
        period,
        coalesce(period_first_on, period_last_on) as known_on,
        if(
            extract(year from period_first_on) = extract(year from period_last_on),
            extract(year from period_first_on)::integer,
            null
        ) as year,
        list(number_id order by number_id) as number_ids,
        list(locator order by number_id) as locators,
        list(source_id order by number_id) as source_ids,
    from numbers
    where indicator_id = 'relationship-length'
    group by all
),

ordered as (
    select
        stated.*,
        row_number() over (order by known_on nulls last, period, years, bound, status) as place,
    from stated
),

lengths as (
    select
        partner_id,
        list(years order by place) as stated_years,
        list(bound order by place) as stated_bounds,
        list(status order by place) as stated_statuses,
        list(period order by place) as stated_in,
        list(year - years::integer order by place) filter (
            where status = 'actual' and bound = 'exact' and year is not null and years = trunc(years)
        ) as implied_starts,
        max(year) filter (where status = 'actual') as stated_until,
        flatten(list(number_ids order by place)) as number_ids,
        flatten(list(locators order by place)) as locators,
        flatten(list(source_ids order by place)) as source_ids,
    from ordered
    group by partner_id
),

shown as (
    select
        p.partner_id,
        p.name as partner,
        p.relationship,
        p.status,
        p.since,
        p.since_first_on,
        p.since_last_on,
        greatest(extract(year from s.published_first_on)::integer, l.stated_until) as stated_until,
        coalesce(l.stated_years, []) as stated_years,
        coalesce(l.stated_bounds, []) as stated_bounds,
        coalesce(l.stated_statuses, []) as stated_statuses,
        coalesce(l.stated_in, []) as stated_in,
        coalesce(l.implied_starts, []) as implied_starts,
        coalesce(l.number_ids, []) as number_ids,
        [p.partner_id, p.partner_id || '/since'] as row_ids,
        [s.publisher] as publishers,
        [p.locator] || coalesce(l.locators, []) as locators,
        [p.source_id] || coalesce(l.source_ids, []) as source_ids,
    from partners p
    join sources s using (source_id)
    left join lengths l using (partner_id)
    where p.relationship != 'none'
        and ($partner is null or p.partner_id = $partner)
)

from shown
order by since_first_on nulls last, list_position(['twinning', 'economic twinning', 'memorandum', 'approach'], relationship), partner
