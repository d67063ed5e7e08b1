-- What a model of a yearly budget may need: the budget, what was won, and the assumptions for its partner.
-- grain: one row per page, newest yearly budget and input
-- params: none
create view inputs_of_budgets as
with budgets as (
    select b.*
    from budgets_on_pages b
    where b.is_newest and (b.page = '*' or b.page in (select partner_id from partners))
),

won as (
    select a.page, any_value(w.value) as value, any_value(w.bound) as bound, w.number_ids,
        list(a.locator order by a.number_id) as locators,
        list(a.source_id order by a.number_id) as source_ids,
    from won_on_pages w
    join awards_on_pages a on a.page = w.page and list_contains(w.number_ids, a.number_id)
    group by a.page, w.number_ids
),

inputs as (
    select page, number_id as budget_id, 'budget' as input, value, bound as word,
        [number_id] as number_ids, locator, source_id,
    from budgets
    union all by name
    select
        b.page,
        b.number_id as budget_id,
        'money won' as input,
        w.value,
        w.bound as word,
        coalesce(w.number_ids, []) as number_ids,
        coalesce(w.locators[1], b.locator) as locator,
        coalesce(w.source_ids[1], b.source_id) as source_id,
    from budgets b
    left join won w using (page)
    union all by name
    select
        b.page,
        b.number_id as budget_id,
        i.input,
        a.value,
        a.bound as word,
        a.low,
        a.high,
        a.assumption_id,
        a.name as assumption,
        a.is_own,
        a.locator,
        a.source_id,
    from budgets b
    cross join (select unnest(['spending per visitor and night', 'spending per visit']) as input) i
    left join assumptions_for a on a.partner_id is not distinct from nullif(b.page, '*') and a.input = i.input
)

select
    b.page || '/' || b.number_id as case_id,
    b.measure || if(b.is_agreed, '', ' (' || coalesce(b.status, 'status not stated') || ')') as case_name,
    b.page,
    if(b.page = '*', null, b.page) as partner_id,
    b.period_first_on as first_on,
    i.input,
    i.value,
    i.word,
    i.low,
    i.high,
    coalesce(i.number_ids, []) as number_ids,
    i.assumption_id,
    i.assumption,
    coalesce(i.is_own, false) as is_own,
    i.locator,
    i.source_id,
    [] as row_ids,
from inputs i
join budgets b on b.page = i.page and b.number_id = i.budget_id
