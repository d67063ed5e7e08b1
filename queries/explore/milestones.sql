-- What happened and what is planned, visits included, in the order of the days.
-- grain: one row per milestone or visit
-- params: $partner, $strand, $happened (yes, or no for what is planned, advised or aimed for), $kind
with shown as (
    select
        h.id,
        h.title,
        h.kind,
        h.status,
        h.period,
        h.ends,
        p.name as partner,
        s.name as strand,
        h.quote,
        h.id in (select id from contested) as is_contested,
        h.first_on,
        h.last_on,
        [h.locator] as locators,
        [h.source_id] as source_ids,
    from events h
    left join partners p using (partner_id)
    left join strands s using (strand_id)
    where ($partner is null or h.partner_id = $partner)
        and ($strand is null or h.strand_id = $strand)
        and ($kind is null or h.kind = $kind)
        and ($happened is null or h.has_happened = ($happened = 'yes'))
)

from shown
order by coalesce(first_on, last_on) nulls last, first_on nulls first, last_on nulls last, id
