-- What the words of a search are found in: names and aliases first, then titles, then whole statements.
-- grain: one row per thing found
-- params: $search (words that must all be found, accents and case aside)
with things as (
    select
        1 as position,
        'Partner' as kind,
        name as title,
        concat_ws(', ', kind, case when relationship = 'none' then null else relationship end) as detail,
        partner_id as path,
        null as parameter,
        null as value,
        concat_ws(' ', partner_id, name, aliases, kind, relationship, industries) as words,
    from partners
    where status != 'home'
    union all by name
    select 2 as position, 'Strand' as kind, name as title, summary as detail, strand_id as path,
        concat_ws(' ', name, summary) as words,
    from strands
    union all by name
    select 3 as position, 'Source' as kind, title, publisher as detail, 'sources' as path, 'source' as parameter,
        source_id as value, concat_ws(' ', title, publisher, kind) as words,
    from sources
    union all by name
    select 4 as position, 'Visit' as kind, v.title, concat_ws(', ', p.name, v.direction, v.status) as detail,
        v.partner_id as path, concat_ws(' ', v.title, p.name, p.aliases, v.direction, v.purpose, v.paid_by, v.quote) as words,
    from visits v
    join partners p using (partner_id)
    union all by name
    select 5 as position, 'Milestone' as kind, m.title, concat_ws(', ', p.name, m.kind, m.status) as detail,
        coalesce(m.partner_id, m.strand_id, case m.kind when 'aim' then 'compare' else 'visits' end) as path,
        concat_ws(' ', m.title, p.name, p.aliases, m.kind, m.quote) as words,
    from milestones m
    left join partners p using (partner_id)
    union all by name
    select 6 as position, 'Organisation' as kind, o.name as title, concat_ws(', ', o.role, o.board) as detail,
        o.partner_id as path, concat_ws(' ', o.name, o.role, o.board, o.sector) as words,
    from organisations o
    where o.partner_id is not null
    union all by name
    select 7 as position, 'Disagreement' as kind, question as title, reason as detail, 'conflicts' as path,
        concat_ws(' ', question, reason) as words,
    from conflicts
    union all by name
    select 8 as position, 'Assumption' as kind, a.name as title, concat_ws(', ', a.input, p.name) as detail,
        'worth' as path,
        concat_ws(' ', a.name, a.input, p.name, p.aliases, a.quote, a.note) as words,
    from assumptions a
    left join partners p using (partner_id)
    union all by name
    select 9 as position, 'Number' as kind, measure || coalesce(': ' || scope, '') as title, quote as detail,
        'fact' as path, 'id' as parameter, number_id as value,
        concat_ws(' ', measure, scope, partner, quote, note, period, value::bigint) as words,
    from numbers
),

found as (
    select
        things.* exclude (words),
    from things
    where list_bool_and(list_transform(
        list_filter(string_split(lower(strip_accents($search::varchar)), ' '), lambda word: word != ''),
        lambda word: contains(lower(strip_accents(replace(words, '’', ''''))), replace(word, '’', ''''))
    ))
)

from found
order by position, title
