-- What a visit cost or was expected to cost, and per person and night where people and nights are stated with it; a cost of several visits once.
-- grain: one row per visit with a cost, per cost of several visits, or per costed example of a visit
-- params: $partner
with divided as (
    select
        t.*,
        case when t.people > 0 and t.nights > 0 then t.cost_gbp / (t.people * t.nights) end as unrounded_gbp,
        case when unrounded_gbp < 0.01 then 1000000 when unrounded_gbp < 10 then 100 else 1 end as parts_of_a_pound,
        list_filter([t.cost_bound, t.people_bound, t.nights_bound], lambda word: starts_with(word, 'between')) as ranges,
        bound_of_sum([t.people_bound, t.nights_bound]) as divisor_bound,
        bound_of_sum([
            t.cost_bound,
            case
                when divisor_bound in ('over', 'at least') then 'up to'
                when divisor_bound = 'up to' then 'at least'
                else divisor_bound
            end,
        ]) as quotient_of_words,
        if(
            len(ranges) > 0 and list_has_all(['exact'] || ranges, [t.cost_bound, t.people_bound, t.nights_bound]),
            'between',
            if(len(ranges) > 0, null, quotient_of_words)
        ) as quotient_bound,
        most_of(t.cost_gbp, t.cost_bound) / (t.people * t.nights) as most_gbp,
        t.cost_gbp / (most_of(t.people, t.people_bound) * most_of(t.nights, t.nights_bound)) as least_gbp,
    from costs_of_visits t
    where $partner is null or list_contains(t.partner_ids, $partner)
),

rounded as (
    select
        d.*,
        case
            when quotient_bound in ('over', 'at least') then floor(unrounded_gbp * parts_of_a_pound) / parts_of_a_pound
            when quotient_bound = 'up to' then ceil(unrounded_gbp * parts_of_a_pound) / parts_of_a_pound
            when quotient_bound = 'between' then floor(least_gbp * parts_of_a_pound) / parts_of_a_pound
            when quotient_bound is not null and divisor_bound is not null
                then round(unrounded_gbp * parts_of_a_pound) / parts_of_a_pound
        end as per_person_night_gbp,
        case
            when quotient_bound = 'between' and per_person_night_gbp is not null
                then word_of('between', ceil(most_gbp * parts_of_a_pound) / parts_of_a_pound)
            when quotient_bound = 'exact' and per_person_night_gbp != unrounded_gbp then 'around'
            when per_person_night_gbp is not null then quotient_bound
        end as per_person_night_bound,
    from divided d
),

shown as (
    select
        r.cost_id,
        r.title,
        p.name as partner,
        r.status,
        r.visit_status,
        r.starts,
        r.ends,
        r.first_on,
        r.cost_gbp,
        r.cost_bound,
        r.people,
        r.people_bound,
        r.is_sum_of_roles,
        r.nights,
        r.nights_bound,
        r.per_person_night_gbp,
        r.per_person_night_bound,
        r.paid_by,
        r.shared_by,
        coalesce(r.visit_titles, []) as visit_titles,
        r.number_ids,
        coalesce(r.row_ids, []) as row_ids,
        [r.locator] as locators,
        [r.source_id] as source_ids,
    from rounded r
    left join partners p using (partner_id)
)

from shown
order by status, first_on desc nulls last, cost_gbp desc, cost_id
