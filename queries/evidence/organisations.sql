-- The organisations that take part, each with what it does and where its source says so.
-- grain: one row per organisation of the workbook
-- params: $partner, $source
with taking_part as (
    select
        o.organisation_id,
        o.name,
        o.role,
        o.board,
        p.name as partner,
        [o.locator] as locators,
        [o.source_id] as source_ids,
    from organisations o
    left join partners p using (partner_id)
    where ($partner is null or o.partner_id = $partner)
        and ($source is null or o.source_id = $source)
)

from taking_part
order by name, organisation_id
