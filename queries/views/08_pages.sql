-- The partners and strands, each of which has a page at its id; home has none.
-- grain: one row per partner or strand
-- params: none
create view pages as
select partner_id as page, 'partner' as sort, name, locator, source_id,
from partners
where status != 'home'
union all by name
select strand_id as page, 'strand' as sort, name, locator, source_id,
from strands
