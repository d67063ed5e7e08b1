-- What a model of money spent may need: an amount spent, and the visits and events of its time, partner and strand.
-- grain: one row per amount spent that adds up no others, and input
-- params: none
create view inputs_of_spending as
with spent as (
    select n.*
    from numbers n
    where n.stage = 'spent' and n.made_of is null and coalesce(n.status, 'actual') = 'actual'
),

counted as (
    select
        s.number_id,
        count(*) filter (where e.is_visit) as visits,
        count(*) filter (where not e.is_visit) as events,
        list(e.row_id order by e.row_id) filter (where e.is_visit) as visit_ids,
        list(e.row_id order by e.row_id) filter (where not e.is_visit) as event_ids,
    from spent s
    join (
        select visit_id as row_id, true as is_visit, partner_id, strand_id, starts_first_on as first_on, starts_last_on as last_on,
        from visits
        where status = 'held'
        union all by name
        select milestone_id as row_id, false as is_visit, partner_id, strand_id, date_first_on as first_on, date_last_on as last_on,
        from milestones
        where kind = 'event' and status = 'happened'
    ) e
        on e.first_on >= s.period_first_on
        and e.last_on <= s.period_last_on
        and (s.partner_id is null or e.partner_id = s.partner_id)
        and (s.strand_id is null or e.strand_id = s.strand_id)
    group by s.number_id
),

inputs as (
    select number_id, 'money spent' as input, value, bound as word, [] as row_ids,
    from spent
    union all by name
    select number_id, 'visits' as input, nullif(visits, 0) as value, 'exact' as word, visit_ids as row_ids,
    from spent
    left join counted using (number_id)
    union all by name
    select number_id, 'events' as input, nullif(events, 0) as value, 'exact' as word, event_ids as row_ids,
    from spent
    left join counted using (number_id)
)

select
    '*' as page,
    s.number_id as case_id,
    s.measure as case_name,
    s.partner_id,
    s.strand_id,
    s.period_first_on as first_on,
    i.input,
    i.value,
    i.word,
    null as low,
    null as high,
    [s.number_id] as number_ids,
    coalesce(i.row_ids, []) as row_ids,
    null as assumption_id,
    null as assumption,
    false as is_own,
    s.locator,
    s.source_id,
from inputs i
join spent s using (number_id)
