-- What the exports to a partner's country may stand beside: groups of countries, then countries, each as its sheet has them.
-- grain: one row per country or group
-- params: none
select
    series_id,
    any_value(country order by row_position) as country,
    is_group,
    [] as locators,
    [] as source_ids,
from export_series
group by series_id, is_group
order by is_group desc, min(row_position), series_id
