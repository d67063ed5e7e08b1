-- What visitor spending and its net effect are estimated from, to see which assumption matters most.
-- grain: one row per model, case and input
-- params: $partner, $assume
select
    i.model,
    i.case_id,
    i.case_name,
    p.name as partner,
    i.input,
    i.value,
    i.word,
    i.low,
    i.high,
    set_to($assume, i.assumption_id) as set_to,
    i.assumption_id,
    i.assumption,
    i.is_own,
    bool_and(i.value is not null) over (partition by i.model, i.case_id) as is_complete,
    if(is_complete, i.number_ids, []) as number_ids,
    if(is_complete, i.row_ids, []) as row_ids,
    if(is_complete and i.source_id is not null, [i.locator], []) as locators,
    if(is_complete and i.source_id is not null, [i.source_id], []) as source_ids,
from inputs_of_models i
left join partners p using (partner_id)
where if($partner is null, i.page = '*', i.partner_id = $partner)
    and i.model in (
        'visitor_spending',
        'visitor_spending_by_visit',
        'net_effect',
        'net_effect_by_visit'
    )
order by i.model, i.first_on desc nulls last, i.case_id, i.input
