-- What links each partner, since when, whether an agreement is on record, and what links the places in it.
-- grain: one row per partner
-- params: none
with recursive within as (
    select partner_id, part_of as page
    from partners
    where part_of is not null and status != 'home'
    union
    select w.partner_id, p.part_of as page
    from within w
    join partners p on p.partner_id = w.page
    where p.part_of is not null
),

linked as (
    select
        w.page,
        list(p.name order by p.partner_id) as names,
        list(p.relationship order by p.partner_id) as relationships,
        list(p.status order by p.partner_id) as statuses,
        list(a.standing order by p.partner_id) as standings,
        list(p.partner_id order by p.partner_id) as ids,
        list(p.locator order by p.partner_id) as locators,
        list(p.source_id order by p.partner_id) as source_ids,
    from within w
    join partners p using (partner_id)
    join standings a using (partner_id)
    where p.relationship != 'none'
    group by w.page
),

shown as (
    select
        g.page,
        p.kind,
        concat_ws(', ', parent.name, grandparent.name) as part_of,
        p.relationship,
        p.since,
        p.status,
        own.standing,
        own.planned_for,
        p.relationship = 'none' as tells_places,
        coalesce(linked.names, []) as places,
        coalesce(linked.relationships, []) as place_relationships,
        coalesce(linked.statuses, []) as place_statuses,
        coalesce(linked.standings, []) as place_standings,
        if(p.status = 'exploring' and p.relationship not in ('none', 'approach'), own.ids, []) as agreement_ids,
        if(tells_places, list_concat([g.page], linked.ids), [g.page] || agreement_ids) as ids,
        [] as number_ids,
        if(tells_places, list_concat([g.locator], linked.locators), [g.locator] || if(len(agreement_ids) > 0, own.locators, [])) as locators,
        if(tells_places, list_concat([g.source_id], linked.source_ids), [g.source_id] || if(len(agreement_ids) > 0, own.source_ids, [])) as source_ids,
    from pages g
    join partners p on p.partner_id = g.page
    join standings own on own.partner_id = g.page
    left join partners parent on parent.partner_id = p.part_of
    left join partners grandparent on grandparent.partner_id = parent.part_of
    left join linked on linked.page = g.page
)

select
    shown.* exclude (tells_places, agreement_ids, number_ids, locators, source_ids),
    number_ids,
    locators,
    source_ids,
from shown
order by page
