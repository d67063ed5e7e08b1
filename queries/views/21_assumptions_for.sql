-- The assumption of each input that applies to a partner: its own, else of the nearest place around it, else the one for all.
-- grain: one row per partner, or none for all, and input; of several assumptions the newest
-- params: none
create view assumptions_for as
with places as (
    select a.partner_id, a.place_id, a.steps from places_around a
    union all
    select partner_id, null as place_id, null as steps from partners
    union all
    select null as partner_id, null as place_id, null as steps
),

ranked as (
    select
        places.partner_id,
        a.input,
        a.assumption_id,
        a.name,
        a.value,
        word_of(a.value_bound, a.value_high) as bound,
        unit_of_input(a.input) as unit,
        a.low,
        a.high,
        a.partner_id as of_partner_id,
        a.period,
        a.period_first_on,
        a.period_last_on,
        a.source_id is null as is_own,
        a.source_id,
        a.locator,
        a.quote,
        a.note,
        a.value_bound,
        a.value_high,
        a.row_position,
        a.changed_in,
    from assumptions a
    join places on a.partner_id is not distinct from places.place_id
    where places.partner_id is null or places.partner_id not in (select partner_id from partners where status = 'home')
    qualify
        row_number() over (
            partition by places.partner_id, a.input
            order by
                places.steps nulls last,
                coalesce(a.period_last_on, a.period_first_on) desc nulls last,
                a.row_position
        ) = 1
)

from ranked
