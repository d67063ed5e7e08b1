-- What visitor spending and its net effect are estimated from, to see which assumption matters most.
-- grain: one row per model, case and input
-- params: $partner, $assume
select
    set_to($assume, i.assumption_id) as set_to,
    i.*,
from inputs_of_models i
where if($partner is null, i.page = '*', i.partner_id = $partner)
    and i.model in (
        'visitor_spending',
        'visitor_spending_by_visit',
        'net_effect',
        'net_effect_by_visit'
    )
order by i.model, i.first_on desc nulls last, i.case_id, i.input
