-- What is not known of a link and would tell most of it, as things to collect: of how many rows a column is blank, or that there is none.
-- grain: one row per partner and thing to collect
-- params: $partner
with pages as (
    select partner_id from partners where $partner is null or partner_id = $partner
),

held as (
    select
        v.partner_id,
        v.visit_id not in (select visit_id from people_on_visits) as has_no_people,
        v.cost_gbp is null and v.visit_id not in (select visit_id from shared_costs) as has_no_cost,
        v.staff_hours is null as has_no_hours,
        v.ends is null and v.starts_first_on is distinct from v.starts_last_on as has_no_days,
        v.strand_id is null as has_no_strand,
    from visits v
    join pages using (partner_id)
    where v.status = 'held'
),

of_visits as (
    select
        p.partner_id,
        count(h.partner_id) as count_of,
        count(*) filter (where h.has_no_people) as people,
        count(*) filter (where h.has_no_cost) as cost,
        count(*) filter (where h.has_no_hours) as hours,
        count(*) filter (where h.has_no_days) as days,
        count(*) filter (where h.has_no_strand) as visit_strand,
    from pages p
    left join held h using (partner_id)
    group by p.partner_id
),

blanks as (
    unpivot of_visits
    on people, cost, hours, days, visit_strand
    into name wish value count_missing
),

of_milestones as (
    select
        p.partner_id,
        'event_strand' as wish,
        count(*) filter (where m.strand_id is null) as count_missing,
        count(*) as count_of,
    from pages p
    join milestones m using (partner_id)
    where m.status = 'happened' and m.kind not in ('aim', 'advice')
    group by p.partner_id
),

there as (
    select partner_id, 'visits' as wish from held
    union
    select partner_id, 'since' from partners where since is not null and since != 'not stated'
    union
    select partner_id, 'agreement' from milestones where kind = 'agreement' and status = 'happened'
    union
    select partner_id, stage from numbers where stage in ('spent', 'budget') and coalesce(status, 'actual') = 'actual'
    union
    select partner_id, 'won' from numbers where stage in ('awarded', 'received') and coalesce(status, 'actual') = 'actual'
    union
    select
        partner_id,
        case
            when unit = 'jobs' then 'jobs'
            when unit = '£' then 'trade'
            when regexp_matches(folded(unit), 'visitor|guest|overnight') then 'visitors'
            when regexp_matches(folded(unit), 'student|pupil') then 'students'
        end
    from numbers
    where attribution in ('caused', 'contributed') and status = 'actual'
    union
    select partner_id, 'students' from visits where students is not null and status = 'held'
),

wanted as (
    select p.partner_id, w.wish
    from pages p
    cross join (
        select
            unnest(
                ['visits', 'since', 'agreement', 'budget', 'spent', 'won', 'jobs', 'trade', 'visitors', 'students']
            ) as wish
    ) w
    anti join there t on t.partner_id = p.partner_id and t.wish = w.wish
),

wishes as (
    select partner_id, wish, count_missing, count_of from blanks where count_missing > 0
    union all by name
    select partner_id, wish, count_missing, count_of from of_milestones where count_missing > 0
    union all by name
    select partner_id, wish, null as count_missing, 0 as count_of from wanted
)

select
    partner_id,
    wish,
    count_missing,
    count_of,
    [] as locators,
    [] as source_ids,
from wishes
order by
    partner_id,
    list_position(
        [
            'jobs', 'trade', 'visitors', 'students', 'since', 'agreement', 'won', 'visits', 'people', 'days', 'cost', 'hours',
            'visit_strand', 'event_strand', 'budget', 'spent'
        ],
        wish
    )
