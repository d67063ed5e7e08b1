-- Which indicators the partnership caused, which it contributed to, and which are context.
-- grain: one row per attribution that an indicator has
-- params: none
with attributed as (
    select
        attribution,
        list(name order by name) as indicators,
    from indicators
    group by attribution
)

from attributed
order by list_position(['caused', 'contributed', 'context'], attribution)
