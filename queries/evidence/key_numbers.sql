-- Numbers that no other message tells: neither jobs, exports, visits, travellers nor money.
-- grain: one row per page and number
-- params: none
with shown as (
    select
        g.page,
        n.measure,
        n.scope,
        n.partner,
        n.value,
        n.bound,
        n.unit,
        n.period,
        n.status,
        n.attribution,
        (select count(*) from numbers c where g.page in (c.partner_id, c.strand_id)) as count_on_page,
        [n.number_id] as ids,
        [n.number_id] as number_ids,
        [n.locator] as locators,
        [n.source_id] as source_ids,
    from pages g
    join numbers n on g.page in (n.partner_id, n.strand_id)
    where n.sheet = 'Facts'
        and n.indicator_id not in ('uk-exports', 'uk-exports-share')
        and not (n.unit = 'jobs' and n.status = 'actual')
        and n.unit != 'visits'
)

from shown
order by page, ids
