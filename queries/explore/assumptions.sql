-- What estimates assume: each assumption with its word, how far it may be moved, to whom it applies, and its source.
-- grain: one row per assumption
-- params: none
select
    a.assumption_id,
    a.name,
    a.input,
    unit_of_input(a.input) as unit,
    a.value,
    word_of(a.value_bound, a.value_high) as bound,
    a.low,
    a.high,
    a.partner_id,
    p.name as partner,
    a.period,
    a.source_id is null as is_own,
    a.note,
    list_filter([a.locator], lambda each: each is not null) as locators,
    list_filter([a.source_id], lambda each: each is not null) as source_ids,
from assumptions a
left join partners p using (partner_id)
order by a.row_position
