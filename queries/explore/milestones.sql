-- What happened and what is planned, visits included, in the order of the days.
-- grain: one row per milestone or visit
-- params: $partner, $strand, $happened (yes, or no for what is planned, advised or aimed for), $kind
with together as (
    select
        m.milestone_id as id,
        m.title,
        m.kind,
        m.status,
        m."date" as period,
        null as ends,
        m.date_first_on as first_on,
        m.date_last_on as last_on,
        m.partner_id,
        m.strand_id,
        m.quote,
        m.locator,
        m.source_id,
    from milestones m
    union all by name
    select
        v.visit_id as id,
        v.title,
        v.direction || ' visit' as kind,
        v.status,
        v.starts as period,
        v.ends,
        v.starts_first_on as first_on,
        coalesce(v.ends_last_on, v.starts_last_on) as last_on,
        v.partner_id,
        v.strand_id,
        v.quote,
        v.locator,
        v.source_id,
    from visits v
),

shown as (
    select
        t.id,
        t.title,
        t.kind,
        t.status,
        t.period,
        t.ends,
        p.name as partner,
        s.name as strand,
        t.quote,
        t.id in (select id from contested) as is_contested,
        t.first_on,
        t.last_on,
        [t.locator] as locators,
        [t.source_id] as source_ids,
    from together t
    left join partners p using (partner_id)
    left join strands s using (strand_id)
    where ($partner is null or t.partner_id = $partner)
        and ($strand is null or t.strand_id = $strand)
        and ($kind is null or t.kind = $kind)
        and ($happened is null or (t.status in ('happened', 'held')) = ($happened = 'yes'))
)

from shown
order by coalesce(first_on, last_on) nulls last, first_on nulls first, last_on nulls last, id
