-- Where each number comes from and what stands behind it: its row and cell, its check, its definition, its document.
-- grain: one row per number
-- params: $fact
with checks as (
    select id, max(version) as checked_in,
    from changes
    where sheet = 'Facts' and column_name in ('checked_by', 'checked_on') and after is not null
    group by id
),

since_check as (
    select
        c.id,
        c.column_name,
        max(c.version) as version,
    from changes c
    join checks k using (id)
    where c.sheet = 'Facts'
        and c.change = 'changed'
        and c.version > k.checked_in
        and c.column_name in (
            'indicator_id', 'partner_id', 'period', 'value', 'bound', 'high', 'status', 'scope', 'source_id', 'locator',
            'quote'
        )
    group by c.id, c.column_name
    having first(c.before order by c.version) is distinct from last(c.after order by c.version)
),

unchecked as (
    select id, list(distinct version order by version) as changed_since_check,
    from since_check
    group by id
),

shared as (
    select money_id, list(visit_title order by starts_first_on, visit_id) as visit_titles,
    from shared_costs
    group by money_id
)

select
    n.number_id as fact_id,
    n.sheet,
    split_part(n.number_id, '/', 1) as row_id,
    case
        when n.sheet = 'Facts' then 'value'
        when n.sheet = 'Money' then 'amount_gbp'
        when n.number_id like '%/cost' then 'cost_gbp'
        else split_part(n.number_id, '/', 2)
    end as column_name,
    n.cell,
    v.file_name,
    n.changed_in,
    f.checked_by,
    f.checked_on,
    unchecked.changed_since_check,
    i.definition,
    case when n.number_id like '%/cost' then t.paid_by when m.funder like '%;%' or m.funder like '% £%' then m.funder end as paid_by,
    coalesce(h.visit_titles, []) as visit_titles,
    s.kind,
    s.licence,
    s.document_url,
from numbers n
join sources s using (source_id)
left join facts f on f.fact_id = n.number_id and n.sheet = 'Facts'
left join unchecked on unchecked.id = f.fact_id
left join visits t on n.sheet = 'Visits' and t.visit_id = split_part(n.number_id, '/', 1)
left join money m on n.sheet = 'Money' and m.money_id = n.number_id
left join shared h on h.money_id = m.money_id
left join indicators i on i.indicator_id = f.indicator_id
left join versions v on v.number = n.changed_in
where $fact is null or n.number_id = $fact
order by n.number_id
