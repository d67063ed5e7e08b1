-- How many visits and milestones each partner has in each strand: those held or happened, and those only planned.
-- grain: one row per partner and strand; a null stands for what names no partner, or no strand
-- params: $partner, $happened (yes, or no for what is only planned; null: both)
with together as (
    select visit_id as id, true as is_visit, status = 'held' as is_happened, partner_id, strand_id, locator, source_id,
    from visits
    union all by name
    select milestone_id as id, false as is_visit, status = 'happened' as is_happened, partner_id, strand_id, locator, source_id,
    from milestones
),

recorded as (
    select together.*,
    from together
    where ($partner is null or partner_id = $partner)
        and ($happened is null or is_happened = ($happened = 'yes'))
),

partners_shown as (
    select
        partner_id,
        name as partner,
        kind as partner_kind,
        if(kind != 'city' and since is null, [partner_id], []) as kind_shown_of,
        row_number() over (
            order by
                relationship = 'none',
                list_position(['twinning', 'economic twinning', 'memorandum', 'approach'], relationship),
                since_first_on nulls last,
                name
        ) as partner_position,
    from partners
    where partner_id = $partner
        or partner_id in (select partner_id from recorded)
        or ($partner is null and relationship != 'none')
    union all by name
    select distinct partner_id, [] as kind_shown_of, from recorded where partner_id is null
),

strands_shown as (
    select strand_id, name as strand, position as strand_position, from strands
    union all by name
    select distinct strand_id, from recorded where strand_id is null
),

cells as (
    select
        p.partner_id,
        p.partner,
        p.partner_kind,
        p.partner_position,
        s.strand_id,
        s.strand,
        s.strand_position,
        count(r.id) filter (where r.is_visit and r.is_happened) as count_visits_held,
        count(r.id) filter (where not r.is_visit and r.is_happened) as count_milestones_happened,
        count(r.id) filter (where r.is_happened) as count_happened,
        count(r.id) filter (where r.is_visit and not r.is_happened) as count_visits_planned,
        count(r.id) filter (where not r.is_visit and not r.is_happened) as count_milestones_planned,
        count(r.id) filter (where not r.is_happened) as count_planned,
        coalesce(list(r.id order by r.id) filter (where r.id is not null), [])
            || p.kind_shown_of as row_ids,
        coalesce(list(r.locator order by r.id) filter (where r.id is not null), []) as locators,
        coalesce(list(r.source_id order by r.id) filter (where r.id is not null), []) as source_ids,
    from partners_shown p
    cross join strands_shown s
    left join recorded r
        on r.partner_id is not distinct from p.partner_id and r.strand_id is not distinct from s.strand_id
    group by
        p.partner_id,
        p.partner,
        p.partner_kind,
        p.kind_shown_of,
        p.partner_position,
        s.strand_id,
        s.strand,
        s.strand_position
),

shown as (
    select
        partner_id,
        partner,
        partner_kind,
        strand_id,
        strand,
        count_visits_held,
        count_milestones_happened,
        count_happened,
        count_visits_planned,
        count_milestones_planned,
        count_planned,
        (sum(count_happened) over (partition by strand_id))::integer as strand_happened,
        (sum(count_happened) over ())::integer as total_happened,
        (sum(count_planned) over ())::integer as total_planned,
        partner_position,
        strand_position,
        $happened as happened_asked,
        row_ids,
        locators,
        source_ids,
    from cells
)

select shown.* exclude (partner_position, strand_position)
from shown
order by partner_position nulls last, strand_position nulls last, strand_id
