-- What sources disagree about, by the ids that charts give to what they show.
-- grain: one row per conflict and row that it is about; of a partner with a start it is the start that is contested
-- params: none
select
    if(p.since is null, c.id, c.id || '/since') as id,
    c.conflict_id,
    c.question,
from contested c
left join partners p on p.partner_id = c.id
order by c.conflict_position, id
