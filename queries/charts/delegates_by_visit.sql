-- People who travelled on each visit held, by role, those not split by role apart; the newest 20 visits are drawn.
-- grain: one row per visit and role
-- params: $partner, $strand
with split as (
    select
        v.*,
        coalesce(elected_members, 0) + coalesce(officers, 0) + coalesce(business, 0) + coalesce(civic, 0)
            + coalesce(students, 0) + coalesce(others, 0) as count_split,
    from visits v
    where v.status = 'held'
        and ($partner is null or v.partner_id = $partner)
        and ($strand is null or v.strand_id = $strand)
),

by_role as (
    unpivot (
        select
            visit_id, title, partner_id, direction, starts, starts_first_on, starts_last_on, delegates, locator, source_id,
            elected_members as "Elected members",
            officers as "Council officers",
            business as "Business",
            civic as "Civic",
            students as "Students",
            others as "Others",
            nullif(greatest(coalesce(delegates, 0) - count_split, 0), 0)::integer as "Roles not split in the source",
        from split
    )
    on "Elected members", "Council officers", "Business", "Civic", "Students", "Others", "Roles not split in the source"
    into name role value people
),

shown as (
    select
        b.visit_id,
        b.title,
        p.name as partner,
        b.direction,
        b.starts,
        b.role,
        b.people,
        t.people as total_people,
        t.bound as total_bound,
        dense_rank() over (order by coalesce(b.starts_first_on, b.starts_last_on) desc nulls last, b.visit_id) <= 20 as is_drawn,
        list_filter([
            case b.role
                when 'Elected members' then b.visit_id || '/elected_members'
                when 'Council officers' then b.visit_id || '/officers'
                when 'Business' then b.visit_id || '/business'
                when 'Civic' then b.visit_id || '/civic'
                when 'Students' then b.visit_id || '/students'
                when 'Others' then b.visit_id || '/others'
            end,
            if(b.delegates is not null, b.visit_id || '/delegates', null),
        ], lambda number_id: number_id is not null) as number_ids,
        [b.visit_id] as row_ids,
        [s.publisher] as publishers,
        [b.locator] as locators,
        [b.source_id] as source_ids,
    from by_role b
    join partners p using (partner_id)
    join people_on_visits t using (visit_id)
    join sources s on s.source_id = b.source_id
)

from shown
order by starts, visit_id, people desc, role
