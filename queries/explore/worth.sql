-- All that the declared models need, of every case: what is stated, and the assumptions, as set or as a reader sets them.
-- grain: one row per model, case and input
-- params: $partner, $assume
select
    set_to($assume, i.assumption_id) as set_to,
    i.*,
from inputs_of_models i
where if($partner is null, i.page = '*', i.partner_id = $partner)
order by i.model, i.first_on desc nulls last, i.case_id, i.input
