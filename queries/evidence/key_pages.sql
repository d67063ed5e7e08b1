-- The partners and strands that have messages, with their names, and whether others hold what a reader may miss on them.
-- grain: one row per partner or strand
-- params: none
select
    page,
    sort,
    name,
    exists (from partners p where p.part_of = pages.page and p.status != 'home') as has_places,
    exists (from money where partner_id is null) as has_shared_money,
from pages
order by sort, page
