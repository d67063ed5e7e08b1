-- The options paper's question: what each linked place shares with us, who approached whom, what was advised, where it stands.
-- grain: one row per linked partner
-- params: none
with recursive above as (
    select partner_id, partner_id as place_id, part_of, 0 as height from partners where relationship != 'none'
    union all
    select above.partner_id, p.partner_id as place_id, p.part_of, above.height + 1 as height
    from above
    join partners p on p.partner_id = above.part_of
    where above.height < 4
),

economy as (
    select
        above.partner_id,
        place.name as place,
        place.industries,
        above.height,
    from above
    join partners place on place.partner_id = above.place_id
    where place.industries is not null
    qualify rank() over (partition by above.partner_id order by above.height) = 1
),

steps as (
    select
        partner_id,
        list(title order by row_position) filter (where kind = 'approach') as approaches,
        list(title order by row_position) filter (where kind = 'advice') as advice,
        list(locator order by row_position) as locators,
        list(source_id order by row_position) as source_ids,
    from milestones
    where kind in ('approach', 'advice')
    group by partner_id
),

options as (
    select
        p.partner_id,
        p.name,
        p.kind,
        country.name as part_of,
        p.relationship,
        p.since,
        p.status,
        st.standing,
        p.since is not null and p.partner_id in (select id from contested) as is_contested,
        economy.industries,
        case when economy.height > 0 then economy.place end as industries_of,
        coalesce(steps.approaches, []) as approaches,
        coalesce(steps.advice, []) as advice,
        [p.locator] || st.locators || coalesce(steps.locators, []) as locators,
        [p.source_id] || st.source_ids || coalesce(steps.source_ids, []) as source_ids,
    from partners p
    join standings st using (partner_id)
    left join partners country on country.partner_id = p.part_of
    left join economy on economy.partner_id = p.partner_id
    left join steps on steps.partner_id = p.partner_id
    where p.relationship != 'none'
)

from options
order by list_position(['twinning', 'economic twinning', 'memorandum', 'approach'], relationship), since nulls last, name
