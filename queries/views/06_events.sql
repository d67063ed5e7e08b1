-- Milestones and visits together: what happened, what was planned, advised or aimed for, and when.
-- grain: one row per milestone or visit
-- params: none
create view events as
select
    m.milestone_id as id,
    m.title,
    m.kind,
    m.status,
    m.status = 'happened' as has_happened,
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
    v.status = 'held' as has_happened,
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
