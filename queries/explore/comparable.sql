-- What partners can be compared on: counts of what is on record, then the indicators, those with most partners first.
-- grain: one row per indicator
-- params: none
with counted as (
    select 'visits-held' as indicator_id, partner_id, from visits where status = 'held'
    union all by name
    select 'numbers-on-record' as indicator_id, partner_id, from numbers
    union all by name
    select 'milestones-happened' as indicator_id, partner_id, from milestones where status = 'happened'
    union all by name
    select indicator_id, partner_id, from facts
),

measured as (
    select
        unnest([1, 2, 3]) as position,
        unnest(['visits-held', 'numbers-on-record', 'milestones-happened']) as indicator_id,
        unnest(['Visits held', 'Numbers on record', 'Milestones that happened']) as name,
        unnest(['visits', 'numbers', 'milestones']) as unit,
        true as is_counted,
    union all by name
    select 4 as position, indicator_id, name, unit, false as is_counted, row_position,
    from indicators
),

shown as (
    select
        m.position,
        m.row_position,
        m.indicator_id,
        m.name,
        m.unit,
        m.is_counted,
        count(distinct p.partner_id) as count_partners,
        count(distinct p.partner_id) filter (where p.relationship != 'none') as count_linked_partners,
    from measured m
    left join counted c using (indicator_id)
    left join partners p using (partner_id)
    group by m.position, m.row_position, m.indicator_id, m.name, m.unit, m.is_counted
)

select shown.* exclude (position, row_position)
from shown
where is_counted or count_linked_partners > 0
order by position, count_partners desc, row_position, indicator_id
