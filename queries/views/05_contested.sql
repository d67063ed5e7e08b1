-- The rows that a conflict is about.
-- grain: one row per conflict and id on one of its sides
-- params: none
create view contested as
select
    conflict_id,
    question,
    trim(unnest(string_split(about, ';'))) as id,
    preferred,
    reason,
    row_position as conflict_position,
from conflicts
