-- Each target beside the actual number of its own period, or else the newest one from before its end, if a source states one.
-- grain: one row per target, or per target and actual number where several of its kind are stated
-- params: $partner
with targets as (
    select
        n.*,
        i.polarity,
    from numbers n
    join indicators i using (indicator_id)
    where n.status = 'target' and ($partner is null or n.partner_id = $partner)
),

candidates as (
    select
        t.number_id as target_id,
        a.number_id as actual_id,
        folded(a.scope) is not distinct from folded(t.scope) and a.strand_id is not distinct from t.strand_id as is_same_scope,
        coalesce(
            a.period_first_on >= t.period_first_on
            and a.period_last_on <= t.period_last_on
            and (t.kind != 'flow' or (a.period_first_on = t.period_first_on and a.period_last_on = t.period_last_on)),
            false
        ) as is_of_period,
        a.period_last_on as known_on,
    from targets t
    join numbers a
        on a.status = 'actual'
        and a.indicator_id = t.indicator_id
        and a.partner_id is not distinct from t.partner_id
        and (a.period_last_on <= t.period_last_on or t.period_last_on is null)
),

nearest as (
    select candidates.*
    from candidates
    qualify rank() over (
        partition by target_id
        order by is_same_scope desc, is_of_period desc, known_on desc nulls last, if(is_same_scope, null, actual_id)
    ) = 1
),

paired as (
    select
        t.number_id as target_id,
        t.measure as indicator,
        t.unit,
        t.attribution,
        t.polarity,
        t.partner,
        t.strand,
        t.scope as target_scope,
        t.value as target_value,
        t.bound as target_bound,
        t.period as target_period,
        t.period_first_on as target_first_on,
        a.scope as actual_scope,
        a.value as actual_value,
        a.bound as actual_bound,
        a.period as actual_period,
        coalesce(n.is_same_scope, true) as is_same_scope,
        coalesce(n.is_of_period, false) as is_of_period,
        case when a.bound not in ('around', 'up to') then a.value end as actual_at_least,
        case when a.bound not in ('around', 'over', 'at least') then most_of(a.value, a.bound) end as actual_at_most,
        t.locator as target_locator,
        t.source_id as target_source_id,
        a.number_id as actual_id,
        a.locator as actual_locator,
        a.source_id as actual_source_id,
    from targets t
    left join nearest n on n.target_id = t.number_id
    left join numbers a on a.number_id = n.actual_id
),

judged as (
    select
        paired.*,
        case
            when actual_value is null or not is_same_scope then null
            when polarity = 'higher' and (target_bound in ('exact', 'at least') or starts_with(target_bound, 'between'))
                then case when actual_at_least >= target_value then true when actual_at_most < target_value then false end
            when polarity = 'higher' and target_bound = 'over'
                then case when actual_at_least > target_value then true when actual_at_most <= target_value then false end
            when polarity = 'lower' and (target_bound in ('exact', 'up to') or starts_with(target_bound, 'between'))
                then case when actual_at_most <= most_of(target_value, target_bound) then true when actual_at_least > most_of(target_value, target_bound) then false end
        end as is_met,
        nullif(greatest(abs(most_of(target_value, target_bound)), abs(coalesce(most_of(actual_value, actual_bound), 0))), 0) as larger,
    from paired
),

agreed as (
    select
        judged.*,
        case when count(*) over target = count(is_met) over target and bool_and(is_met) over target = bool_or(is_met) over target
            then is_met
        end as is_reached,
    from judged
    window target as (partition by target_id)
),

shown as (
    select
        target_id,
        indicator,
        unit,
        attribution,
        polarity,
        partner,
        strand,
        target_scope,
        target_value,
        target_bound,
        target_period,
        actual_scope,
        actual_value,
        actual_bound,
        actual_period,
        is_same_scope,
        is_of_period,
        is_reached,
        coalesce(target_value / larger, 0)::double as target_share,
        coalesce(actual_value / larger, 0)::double as actual_share,
        count(actual_value) over () as count_with_actual,
        count(distinct target_id) over () as count_targets,
        count(distinct if(is_reached and is_of_period, target_id, null)) over () as count_reached,
        count(distinct if(is_reached is not null and is_of_period, target_id, null)) over () as count_judged,
        target_first_on,
        list_filter([target_id, actual_id], lambda number_id: number_id is not null) as number_ids,
        list_filter([target_locator, actual_locator], lambda locator: locator is not null) as locators,
        list_filter([target_source_id, actual_source_id], lambda source_id: source_id is not null) as source_ids,
    from agreed
)

select shown.* exclude (target_first_on)
from shown
order by partner nulls last, indicator, target_first_on nulls last, target_id, number_ids
