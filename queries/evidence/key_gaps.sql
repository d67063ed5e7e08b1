-- How much is on record of what a reader would ask for: numbers, jobs, visits, money, and exports to the country.
-- grain: one row per partner or strand
-- params: none
with recursive places as (
    select partner_id as page, partner_id from partners
    union all
    select places.page, p.part_of as partner_id
    from places
    join partners p using (partner_id)
    where p.part_of is not null
),

countries as (
    select
        places.page,
        any_value(p.name) filter (where p.kind = 'country') as country,
    from places
    join partners p using (partner_id)
    group by places.page
),

exporting as (
    select distinct places.page
    from places
    join facts f using (partner_id)
    where f.indicator_id = 'uk-exports'
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
        count(*) filter (where n.unit = 'visits') as count_visits_stated,
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
    [] as questions,
    [] as locators,
    [] as source_ids,
from counted
left join countries using (page)
order by page
