-- Every number that the sources state, with its words, its place in the source, and the cell it came from.
-- grain: one row per number
-- params: $fact (one id, or several with commas), $partner, $strand, $source and $search (words that must all be found, accents and case aside)
with shown as (
    select
        s.row_position as source_position,
        list_position(['Facts', 'Visits', 'Money'], n.sheet) as sheet_position,
        n.row_position,
        n.number_id as fact_id,
        n.measure,
        n.value,
        n.bound,
        n.unit,
        n.period,
        n.status,
        n.stage,
        n.attribution,
        n.partner_id,
        n.partner,
        n.strand_id,
        n.strand,
        n.scope,
        n.quote,
        n.note,
        (select string_agg(c.question, ' ' order by c.conflict_position) from contested c where c.id = n.number_id) as questions,
        n.cell,
        n.changed_in,
        s.kind = 'official statistics' as is_official,
        s.title as source_title,
        s.publisher,
        s.published,
        n.locator,
        n.source_id,
        lower(strip_accents(concat_ws(
            ' ', n.number_id, n.measure, n.value::bigint, n.bound, n.unit, n.period, n.status, n.stage, n.partner,
            p.aliases, n.strand, n.scope, n.quote, n.note, s.title, s.publisher, n.locator
        ))) as searched,
    from numbers n
    join sources s using (source_id)
    left join partners p using (partner_id)
)

select shown.* exclude (source_position, sheet_position, row_position, searched)
from shown
where ($fact is null or list_contains(string_split($fact, ','), fact_id))
    and ($partner is null or partner_id = $partner)
    and ($strand is null or strand_id = $strand)
    and ($source is null or source_id = $source)
    and (
        $search is null
        or list_bool_and(list_transform(
            string_split(lower(strip_accents($search::varchar)), ' '),
            lambda word: contains(searched, word)
        ))
    )
order by source_position, sheet_position, row_position, fact_id
