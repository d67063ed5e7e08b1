-- Milestones and visits in the order of their days; of those with a date the newest are drawn, the table has all.
-- grain: one row per milestone or visit
-- params: $partner, $strand, $happened (yes, or no for what is planned, advised or aimed for), $kinds (with commas; null: all), $most (drawn; null: 30)
with together as (
    select
        milestone_id as id,
        title,
        kind,
        status,
        status = 'happened' as is_happened,
        "date" as period,
        date_first_on as first_on,
        date_last_on as last_on,
        partner_id,
        strand_id,
        locator,
        source_id,
    from milestones
    union all by name
    select
        visit_id as id,
        title,
        direction || ' visit' as kind,
        status,
        status = 'held' as is_happened,
        starts as period,
        ends,
        starts_first_on as first_on,
        coalesce(ends_last_on, starts_last_on) as last_on,
        partner_id,
        strand_id,
        locator,
        source_id,
    from visits
),

asked as (
    select
        t.*,
        p.name as partner,
        p.received_row as partner_place,
        s.name as strand,
        o.publisher,
        coalesce(t.first_on, t.last_on) as known_on,
        case when extract(year from t.first_on) = extract(year from t.last_on) then extract(year from t.first_on) end as year,
    from together t
    left join partners p using (partner_id)
    left join strands s using (strand_id)
    join sources o on o.source_id = t.source_id
    where ($partner is null or t.partner_id = $partner)
        and ($strand is null or t.strand_id = $strand)
        and ($happened is null or t.is_happened = ($happened = 'yes'))
        and ($kinds is null or list_contains(string_split($kinds, ','), t.kind))
),

shown as (
    select
        id,
        title,
        kind,
        status,
        is_happened,
        partner_id,
        partner_place,
        partner,
        strand,
        period,
        ends,
        first_on,
        last_on,
        year::integer as year,
        known_on is not null and row_number() over (order by known_on desc nulls last, last_on desc nulls first, id) <= coalesce($most::integer, 30) as is_drawn,
        count(*) filter (where is_happened) over (partition by year) as count_happened_in_year,
        count(*) filter (where is_happened) over () as count_happened,
        count(*) filter (where not is_happened) over () as count_planned,
        count(known_on) over () as count_dated,
        count(*) filter (where known_on is null) over () as count_undated,
        $happened as happened_asked,
        $kinds as kinds_asked,
        [id] as row_ids,
        [publisher] as publishers,
        [locator] as locators,
        [source_id] as source_ids,
    from asked
)

from shown
order by coalesce(first_on, last_on) nulls last, first_on nulls first, last_on nulls last, id
