-- Organisations on boards; one that is written in several ways, or whose board is, has its first name in all of them.
-- grain: one row per organisation on a board
-- params: none
create view seats as
select
    o.* exclude (name, board),
    first_value(name) over (partition by folded(board), folded(name) order by row_position) as name,
    first_value(board) over (partition by folded(board) order by row_position) as board,
from organisations o
where board is not null
