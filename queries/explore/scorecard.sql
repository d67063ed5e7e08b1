-- What each link has to show by strand, as a logic model has it: put in, done, brought about, changed; and apart from it, context.
-- grain: one row per entry: a number, a sum of awards or of people, or events counted by kind
-- params: $partner
with pages as (
    select partner_id from partners where $partner is null or partner_id = $partner
),

sorted_numbers as (
    select
        n.*,
        s.kind = 'official statistics' as is_official,
        case
            when n.sheet = 'Money' and n.stage in ('budget', 'spent') then 'input'
            when n.sheet = 'Visits' and n.unit in ('£', 'hours') then 'input'
            when n.sheet = 'Money' and n.stage = 'received' then 'output'
            when n.sheet = 'Visits' and n.number_id = split_part(n.number_id, '/', 1) || '/students' then 'outcome'
            when n.attribution in ('caused', 'contributed') then 'outcome'
            when n.sheet = 'Facts' and n.unit = 'visits' then 'activity'
            when n.attribution = 'context' and i.polarity != 'neutral' then 'context'
        end as part,
        case
            when n.sheet = 'Visits' and n.unit = 'hours' then 'time'
            when n.sheet = 'Money' and n.stage = 'received' then 'awards'
            when n.sheet = 'Visits' and n.unit = '£' or n.sheet = 'Money' then 'money'
            when n.sheet = 'Visits' then 'students'
            when n.unit = 'visits' and n.attribution = 'context' then 'visits'
            when n.unit = 'jobs' then 'jobs'
            when n.unit in ('£', 'per cent') then 'trade'
            when regexp_matches(folded(n.unit), 'visitor|guest|overnight') then 'visitors'
            when regexp_matches(folded(n.unit), 'student|pupil') then 'students'
            else 'other'
        end as kind_shown,
        coalesce(n.status, if(n.stage in ('received', 'spent'), 'actual', 'status not stated')) as standing,
    from numbers n
    join sources s using (source_id)
    left join indicators i using (indicator_id)
),

newest as (
    select sorted_numbers.*
    from sorted_numbers
    where part is not null
    qualify sheet != 'Facts' or row_number() over (
        partition by partner_id, strand_id, indicator_id, folded(scope), is_official, standing
        order by coalesce(period_first_on, period_last_on) desc nulls last, number_id desc
    ) = 1
),

single_numbers as (
    select
        p.partner_id,
        n.strand_id,
        n.part,
        n.kind_shown as kind,
        if(n.standing in ('actual', 'held'), 'happened', n.standing) as standing,
        concat_ws(': ', if(n.partner_id = p.partner_id, null, n.partner), n.measure, n.scope) as what,
        n.value,
        n.bound,
        n.unit,
        n.period,
        n.attribution,
        coalesce(n.recurring = 'yes', false) as is_recurring,
        n.stage,
        1 as count_of,
        [n.number_id] as number_ids,
        [] as row_ids,
        [n.locator] as locators,
        [n.source_id] as source_ids,
    from pages p
    join places_around a using (partner_id)
    join newest n on n.partner_id = a.place_id
    where a.steps = 0 or (n.part = 'context' and n.indicator_id in ('uk-exports', 'uk-exports-share'))
),

awards as (
    select
        a.partner_id,
        a.strand_id,
        'output' as part,
        'awards' as kind,
        'happened' as standing,
        if(count(*) = 1, any_value(a.measure), 'Awards added up') as what,
        printed_sum(
            honest_sum(a.value, a.addable_as), list(a.value order by a.number_id), list(a.bound order by a.number_id)
        ) as value,
        word_of_sum(list(a.value order by a.number_id), list(a.bound order by a.number_id)) as bound,
        any_value(a.unit) as unit,
        if(count(distinct a.period) = 1, any_value(a.period), null) as period,
        null as attribution,
        coalesce(any_value(a.recurring) = 'yes', false) as is_recurring,
        'awarded' as stage,
        count(*) as count_of,
        list(a.number_id order by a.number_id) as number_ids,
        [] as row_ids,
        list(a.locator order by a.number_id) as locators,
        list(a.source_id order by a.number_id) as source_ids,
    from awards_on_pages a
    join pages using (partner_id)
    where a.page = a.partner_id
    group by a.partner_id, a.strand_id, if(a.is_added, '', a.number_id)
),

awards_open as (
    select
        n.partner_id,
        n.strand_id,
        'output' as part,
        'awards' as kind,
        n.status as standing,
        n.measure as what,
        n.value,
        n.bound,
        n.unit,
        n.period,
        coalesce(n.recurring = 'yes', false) as is_recurring,
        n.stage,
        1 as count_of,
        [n.number_id] as number_ids,
        [] as row_ids,
        [n.locator] as locators,
        [n.source_id] as source_ids,
    from numbers n
    join pages using (partner_id)
    where n.stage = 'awarded' and n.status != 'actual'
),

visits_counted as (
    select
        v.partner_id,
        v.strand_id,
        'activity' as part,
        v.direction || ' visits' as kind,
        if(v.status = 'held', 'happened', v.status) as standing,
        count(*) as count_of,
        list(v.visit_id order by v.visit_id) as row_ids,
        list(v.locator order by v.visit_id) as locators,
        list(v.source_id order by v.visit_id) as source_ids,
    from visits v
    join pages using (partner_id)
    group by v.partner_id, v.strand_id, v.direction, if(v.status = 'held', 'happened', v.status)
),

travellers as (
    select
        v.partner_id,
        v.strand_id,
        'activity' as part,
        'people' as kind,
        'happened' as standing,
        honest_sum(p.people, v.status) as value,
        if(
            count(p.visit_id) < count(*),
            'at least',
            word_of_sum(list(p.people order by v.visit_id), list(p.bound order by v.visit_id))
        ) as bound,
        'people' as unit,
        count(*) as count_of,
        flatten(list(p.number_ids order by v.visit_id) filter (where p.visit_id is not null)) as number_ids,
        [] as row_ids,
        list(v.locator order by v.visit_id) filter (where p.visit_id is not null) as locators,
        list(v.source_id order by v.visit_id) filter (where p.visit_id is not null) as source_ids,
    from visits v
    join pages using (partner_id)
    left join people_on_visits p using (visit_id)
    where v.status = 'held'
    group by v.partner_id, v.strand_id
    having count(p.visit_id) > 0
),

milestones_counted as (
    select
        m.partner_id,
        m.strand_id,
        case m.kind when 'agreement' then 'output' when 'investment' then 'context' else 'activity' end as part,
        m.kind,
        if(m.status = 'happened', 'happened', m.status) as standing,
        if(count(*) = 1, any_value(m.title), null) as what,
        if(count(*) = 1, any_value(m."date"), null) as period,
        count(*) as count_of,
        list(m.milestone_id order by m.milestone_id) as row_ids,
        list(m.locator order by m.milestone_id) as locators,
        list(m.source_id order by m.milestone_id) as source_ids,
    from milestones m
    join pages using (partner_id)
    where m.kind not in ('aim', 'advice')
    group by m.partner_id, m.strand_id, m.kind, m.status,
        if(m.kind in ('agreement', 'investment'), m.milestone_id, '')
),

entries as (
    from single_numbers
    union all by name
    from awards
    union all by name
    from awards_open
    union all by name
    from visits_counted
    union all by name
    from travellers
    union all by name
    from milestones_counted
)

select
    e.partner_id,
    e.strand_id,
    s.name as strand,
    e.part,
    e.kind,
    e.standing,
    e.what,
    e.value,
    e.bound,
    e.unit,
    e.period,
    e.attribution,
    e.is_recurring,
    e.stage,
    e.count_of,
    coalesce(e.number_ids, []) as number_ids,
    e.row_ids,
    e.locators,
    e.source_ids,
from entries e
left join strands s using (strand_id)
order by
    e.partner_id,
    s.position nulls last,
    e.strand_id nulls last,
    list_position(['input', 'activity', 'output', 'outcome', 'context'], e.part),
    e.standing != 'happened',
    list_position(['inbound visits', 'outbound visits', 'visits', 'people', 'event'], e.kind) nulls last,
    e.kind,
    e.standing,
    e.value desc nulls last,
    coalesce(e.number_ids[1], e.row_ids[1])
