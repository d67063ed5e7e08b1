-- What one amount is for that names visits: how many, and which; it is never divided among them.
-- grain: one row per amount and visit that it names
-- params: none
create view shared_costs as
with named as (
    select distinct
        m.money_id,
        trim(unnest(string_split(m.visits, ';'))) as visit_id,
    from money m
    where m.visits is not null
)

select
    n.money_id,
    n.visit_id,
    count(*) over (partition by n.money_id) as count_visits,
    v.title as visit_title,
    v.partner_id,
    v.strand_id,
    v.status as visit_status,
    v.starts_first_on,
from named n
join visits v using (visit_id)
