-- What rests on each source: the rows that cite it, by kind and by the page that shows them.
-- grain: one row per source, kind and page; a null path stands for what no page shows
-- params: $source
with cited as (
    select source_id, 'numbers' as kind, 'facts' as path, number_id as id, from numbers
    union all by name
    select source_id, 'amounts' as kind, 'money' as path, 'Money' as name, money_id as id, from money
    union all by name
    select source_id, 'visits' as kind, partner_id as path, visit_id as id, from visits
    union all by name
    select
        source_id,
        'milestones' as kind,
        case when kind = 'aim' then 'compare' when status = 'happened' then 'visits' end as page_of_all,
        coalesce(partner_id, strand_id, page_of_all) as path,
        case when partner_id is null and strand_id is null then upper(page_of_all[1]) || page_of_all[2:] end as name,
        milestone_id as id,
    from milestones
    union all by name
    select source_id, 'organisations' as kind, partner_id as path, organisation_id as id,
    from organisations
    union all by name
    select source_id, 'partners' as kind, partner_id as path, partner_id as id, from partners where status != 'home'
    union all by name
    select source_id, 'strands' as kind, strand_id as path, strand_id as id, from strands
    union all by name
    select source_id, 'assumptions' as kind, 'worth' as path, 'Worth' as name, assumption_id as id, from assumptions
),

disputed as (
    select c.conflict_id, r.source_id from contested c join cited_rows r using (id)
    union
    select conflict_id, source_id from conflicts
),

all_cited as (
    select
        cited.source_id,
        cited.kind,
        if(p.status = 'home', null, cited.path) as path,
        null as conflict_id,
        coalesce(cited.name, p.name, s.name) as name,
        cited.id,
    from cited
    left join partners p on p.partner_id = cited.path
    left join strands s on s.strand_id = cited.path
    union all by name
    select d.source_id, 'disagreements' as kind, 'conflicts' as path, d.conflict_id, c.question as name, d.conflict_id as id,
    from disputed d
    join conflicts c using (conflict_id)
),

counted as (
    select
        source_id,
        kind,
        path,
        conflict_id,
        name,
        count(*) as count_rows,
    from all_cited
    where $source is null or source_id = $source
    group by all
),

fed as (
    select
        c.source_id,
        s.title as source_title,
        c.kind,
        (sum(c.count_rows) over (partition by c.source_id, c.kind))::integer as count_of_kind,
        c.path,
        c.conflict_id,
        c.name,
        c.count_rows,
    from counted c
    join sources s using (source_id)
)

from fed
order by
    source_id,
    list_position(
        [
            'numbers', 'amounts', 'visits', 'milestones', 'organisations', 'partners', 'strands', 'assumptions',
            'disagreements',
        ],
        kind
    ),
    path is null,
    count_rows desc,
    name,
    conflict_id
