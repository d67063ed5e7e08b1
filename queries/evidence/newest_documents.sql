-- The newest council document that says anything of each partner and strand, and of anything at all.
-- grain: one row per page with such a document; the page «*» stands for everything
-- params: none
with said as (
    select unnest(list_distinct(list_filter(['*', partner_id, strand_id], lambda page: page is not null))) as page, source_id,
    from cited_rows
),

documents as (
    select distinct
        said.page,
        s.source_id,
        s.title,
        s.publisher,
        s.published,
        coalesce(s.published_last_on, s.published_first_on) as known_on,
    from said
    join sources s using (source_id)
    where s.kind not in ('official statistics', 'reference')
),

newest as (
    select
        page,
        title,
        publisher,
        published,
        [title] as locators,
        [source_id] as source_ids,
    from documents
    qualify row_number() over (partition by page order by known_on desc nulls last, source_id) = 1
)

select
    newest.* exclude (locators, source_ids),
    locators,
    source_ids,
from newest
order by page
