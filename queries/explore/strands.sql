-- The strands in the order of the menu, with how much is recorded for each.
-- grain: one row per strand
-- params: $strand, $partner (counts only what concerns it)
with counted as (
    select
        s.strand_id,
        s.name,
        s.position,
        s.summary,
        s.quote,
        s.note,
        (
            select count(*) from milestones m
            where m.strand_id = s.strand_id and m.status = 'happened' and ($partner is null or m.partner_id = $partner)
        ) as count_milestones,
        (
            select count(*) from milestones m
            where m.strand_id = s.strand_id and m.status != 'happened' and ($partner is null or m.partner_id = $partner)
        ) as count_plans,
        (
            select count(*) from visits v
            where v.strand_id = s.strand_id and v.status = 'held' and ($partner is null or v.partner_id = $partner)
        ) as count_visits_held,
        (
            select count(*) from visits v
            where v.strand_id = s.strand_id and v.status != 'held' and ($partner is null or v.partner_id = $partner)
        ) as count_visits_planned,
        (
            select count(*) from numbers n
            where n.strand_id = s.strand_id and ($partner is null or n.partner_id = $partner)
        ) as count_numbers,
        [s.locator] as locators,
        [s.source_id] as source_ids,
    from strands s
    where $strand is null or s.strand_id = $strand
)

from counted
order by position, strand_id
