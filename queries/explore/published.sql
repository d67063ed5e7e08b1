-- The publication that a version is.
-- grain: one row
-- params: none
select
    number,
    base,
    published_at,
    author,
    message,
from versions
qualify row_number() over (order by number desc) = 1
