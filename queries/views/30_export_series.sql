-- Yearly official exports from the UK to each country, and to each group with a name of its own, not “all other countries”: of two editions the newest.
-- grain: one row per country or group, what is counted, and year
-- params: none
create view export_series as
select
    coalesce(
        n.partner_id,
        trim(regexp_replace(folded(substr(n.scope, strpos(n.scope, ', to ') + 5)), '[^a-z0-9]+', '-', 'g'), '-')
    ) as series_id,
    coalesce(n.partner, substr(n.scope, strpos(n.scope, ', to ') + 5)) as country,
    n.partner_id is null as is_group,
    if(n.partner_id is null, split_part(n.scope, ', to ', 1), n.scope) as scope,
    folded(coalesce(if(n.partner_id is null, split_part(n.scope, ', to ', 1), n.scope), '')) as counted,
    n.number_id,
    n.value,
    n.bound,
    n.unit,
    n.period,
    n.period_first_on as first_on,
    n.period_last_on as last_on,
    n.attribution,
    n.row_position,
    s.title as source,
    n.locator,
    n.source_id,
from numbers n
join sources s using (source_id)
where s.kind = 'official statistics'
    and n.status = 'actual'
    and months_of(n.period_first_on, n.period_last_on) = 12
    and (
        (n.indicator_id = 'uk-exports' and n.partner_id is not null)
        or (n.indicator_id = 'uk-exports-to-group' and n.partner_id is null and contains(n.scope, ', to ')
            and not regexp_matches(folded(n.scope), ', to .*\bother\b'))
    )
qualify row_number() over (
    partition by series_id, is_group, counted, first_on
    order by coalesce(s.published_last_on, s.published_first_on) desc nulls last, number_id desc
) = 1
