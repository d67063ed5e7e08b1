-- Every sourced number of the workbook in one register; numbers may be added only where `addable_as` is the same.
-- grain: one row per number
-- params: none
create view numbers as
with stated_facts as (
    select
        f.fact_id as number_id,
        'Facts' as sheet,
        f.indicator_id,
        i.name as measure,
        f.value,
        word_of(f.bound, f.high) as bound,
        i.unit,
        i.kind,
        f.period,
        f.period_first_on,
        f.period_last_on,
        f.status,
        null as stage,
        null as recurring,
        i.attribution,
        f.made_of,
        f.partner_id,
        f.strand_id,
        f.scope,
        f.quote,
        f.note,
        'value' as column_name,
        f.received_file,
        f.received_row,
        f.row_position,
        f.changed_in,
        f.locator,
        f.source_id,
    from facts f
    join indicators i using (indicator_id)
),

heads as (
    unpivot (
        select visit_id, elected_members, officers, business, civic, students, others, delegates
        from visits
    )
    on elected_members, officers, business, civic, students, others, delegates
    into name role value people
),

said_of_visits as (
    select
        visit_id,
        visit_id || '/' || role as number_id,
        case role
            when 'elected_members' then 'Elected members travelling'
            when 'officers' then 'Council officers travelling'
            when 'business' then 'Business people travelling'
            when 'civic' then 'Civic guests travelling'
            when 'students' then 'Students travelling'
            when 'others' then 'Others travelling'
            else 'Delegates travelling'
        end as measure,
        people as value,
        'exact' as bound,
        'people' as unit,
        role as column_name,
    from heads
    union all by name
    select
        visit_id,
        visit_id || '/cost' as number_id,
        'Cost of a visit' as measure,
        cost_gbp as value,
        word_of(cost_gbp_bound, cost_gbp_high) as bound,
        '£' as unit,
        'cost_gbp' as column_name,
    from visits
    where cost_gbp is not null
    union all by name
    select
        visit_id,
        visit_id || '/staff_hours' as number_id,
        'Hours of council staff for a visit' as measure,
        staff_hours as value,
        word_of(staff_hours_bound, staff_hours_high) as bound,
        'hours' as unit,
        'staff_hours' as column_name,
    from visits
    where staff_hours is not null
),

of_visits as (
    select
        s.* exclude (visit_id),
        'Visits' as sheet,
        null as indicator_id,
        null as kind,
        v.starts as period,
        v.starts_first_on as period_first_on,
        v.starts_last_on as period_last_on,
        v.status,
        null as stage,
        null as recurring,
        null as attribution,
        null as made_of,
        v.partner_id,
        v.strand_id,
        v.title as scope,
        v.quote,
        v.note,
        v.received_file,
        v.received_row,
        v.row_position,
        v.changed_in,
        v.locator,
        v.source_id,
    from said_of_visits s
    join visits v using (visit_id)
),

amounts as (
    select
        money_id as number_id,
        'Money' as sheet,
        null as indicator_id,
        title || case when recurring = 'yes' then ', every year' else '' end as measure,
        amount_gbp as value,
        word_of(bound, amount_high_gbp) as bound,
        '£' as unit,
        null as kind,
        period,
        period_first_on,
        period_last_on,
        status,
        stage,
        recurring,
        null as attribution,
        made_of,
        partner_id,
        strand_id,
        funder as scope,
        quote,
        note,
        'amount_gbp' as column_name,
        received_file,
        received_row,
        row_position,
        changed_in,
        locator,
        source_id,
    from money
),

together as (
    from stated_facts
    union all by name
    from of_visits
    union all by name
    from amounts
),

places as (
    select
        received_file,
        sheet,
        column_name,
        any_value(letters) as letters,
    from received_columns
    group by received_file, sheet, column_name
)

select
    together.* exclude (column_name, received_file, received_row),
    together.sheet || '!' || places.letters || together.received_row as cell,
    concat_ws(
        '; ',
        unit,
        together.kind,
        stage,
        coalesce(together.status, 'status not stated'),
        attribution,
        case when recurring = 'yes' then 'every year' when stage is not null then 'once' end
    ) as addable_as,
    p.name as partner,
    s.name as strand,
from together
left join places using (received_file, sheet, column_name)
left join partners p using (partner_id)
left join strands s using (strand_id)
