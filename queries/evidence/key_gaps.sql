-- How much is on record of what a reader would ask for: numbers, jobs, visits, money, and exports to the country.
-- grain: one row per partner or strand
-- params: none
with countries as (
    select
        places.partner_id as page,
        arg_min(p.name, places.steps) filter (where p.kind = 'country') as country,
    from places_around places
    join partners p on p.partner_id = places.place_id
    group by places.partner_id
),

exporting as (
    select distinct places.partner_id as page
    from places_around places
    join facts f on f.partner_id = places.place_id
    where f.indicator_id = 'uk-exports' and f.status in ('actual', 'estimate')
),

visiting as (
    select distinct g.page
    from pages g
    join visits v on g.page in (v.partner_id, v.strand_id)
    where v.status = 'held'
),

counted as (
    select
        g.page,
        count(n.number_id) as count_numbers,
        count(*) filter (where n.unit = 'jobs') as count_jobs,
        count(*) filter (where n.unit = '£' and n.sheet in ('Money', 'Visits')) as count_money,
        count(*) filter (where n.unit = 'visits' and n.status = 'actual') as count_visits_stated,
    from pages g
    left join numbers n on g.page in (n.partner_id, n.strand_id)
    group by g.page
)

select
    counted.*,
    page in (from visiting) or count_visits_stated > 0 as has_visits,
    page in (from exporting) as has_exports,
    countries.country,
    [] as ids,
    [] as number_ids,
    [] as locators,
    [] as source_ids,
from counted
left join countries using (page)
order by page
