-- The partners and strands that have messages, with their names.
-- grain: one row per partner or strand
-- params: none
from pages
select page, sort, name,
order by sort, page
