-- What readers call each row of the workbook, what it belongs to, and where it is shown.
-- grain: one row per sheet and id
-- params: none
select
    sheet,
    id,
    name,
    partner,
    period,
    ends,
    path,
    parameter,
    value,
from named_rows
order by sheet, id
