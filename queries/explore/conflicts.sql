-- Where sources disagree: both sides of each question, and the officers' choice if they made one.
-- grain: one row per conflict and side
-- params: $partner, $strand, $conflict (ids with commas)
with sides as (
    select
        c.conflict_position,
        c.conflict_id,
        c.question,
        c.reason,
        r.id,
        r.shown_as,
        r.id = c.preferred as is_preferred,
        r.statement,
        r.value,
        r.bound,
        r.unit,
        r.period,
        r.ends,
        r.partner_id,
        r.strand_id,
        r.quote,
        q.quote as question_quote,
        [q.locator] as question_locators,
        [q.source_id] as question_source_ids,
        [r.locator] as locators,
        [r.source_id] as source_ids,
    from contested c
    join cited_rows r using (id)
    join conflicts q using (conflict_id)
),

touching as (
    select distinct conflict_id
    from sides
    where ($partner is null or partner_id = $partner)
        and ($strand is null or strand_id = $strand)
        and ($conflict is null or list_contains(string_split($conflict::varchar, ','), conflict_id))
)

select sides.* exclude (conflict_position)
from sides
join touching using (conflict_id)
order by conflict_position, is_preferred desc, id
