-- Where each number comes from and what stands behind it: its row and cell, who checked it, its definition, its document.
-- grain: one row per number
-- params: $fact
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
    i.definition,
    s.kind,
    s.licence,
    s.document_url,
from numbers n
join sources s using (source_id)
left join facts f on f.fact_id = n.number_id and n.sheet = 'Facts'
left join indicators i on i.indicator_id = f.indicator_id
left join versions v on v.number = n.changed_in
where $fact is null or n.number_id = $fact
order by n.number_id
