-- Since when each relationship exists, as far as a source says, and the other lengths that sources state.
-- grain: one row per partner with a relationship
-- params: $partner
with stated as (
    select
        partner_id,
        value::integer as years,
        extract(year from period_first_on)::integer as year,
        list(number_id order by number_id) as number_ids,
        list(locator order by number_id) as locators,
        list(source_id order by number_id) as source_ids,
    from numbers
    where indicator_id = 'relationship-length' and period_first_on is not null
    group by all
),

lengths as (
    select
        partner_id,
        list(years order by year, years) as stated_years,
        list(year order by year, years) as stated_in,
        flatten(list(number_ids order by year, years)) as number_ids,
        flatten(list(locators order by year, years)) as locators,
        flatten(list(source_ids order by year, years)) as source_ids,
    from stated
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
        greatest(extract(year from s.published_first_on)::integer, list_max(l.stated_in)) as stated_until,
        coalesce(l.stated_years, []) as stated_years,
        coalesce(l.stated_in, []) as stated_in,
        coalesce(l.number_ids, []) as number_ids,
        [p.partner_id, p.partner_id || '/since'] as row_ids,
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
