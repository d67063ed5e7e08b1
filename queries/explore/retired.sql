-- When the partner or strand of an address was retired, and the version before, which still shows it.
-- grain: one row, or none where it was never retired
-- params: $address
with retired as (
    select
        c.version,
        v.base,
        v.published_at,
        v.author,
        v.message,
    from changes c
    join versions v on c.version = v.number
    where c.id = $address::varchar and c.sheet in ('Partners', 'Strands') and c.change = 'retired'
    qualify row_number() over (order by c.version desc) = 1
)

from retired
