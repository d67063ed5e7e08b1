-- Every total is made of numbers of its own sort: one unit, kind, stage, status and attribution, each year's or once.
-- grain: one row per part of another sort
-- params: none
with stated as (
    select
        sheet,
        number_id,
        indicator_id,
        made_of,
        addable_as,
    from numbers
),

parts as (
    select
        n.sheet,
        n.number_id as id,
        n.addable_as,
        trim(unnest(string_split(n.made_of, ';'))) as part_id,
    from stated n
    left join indicators i using (indicator_id)
    where n.made_of is not null and i.kind is distinct from 'rate'
)

select
    parts.sheet,
    parts.id,
    parts.addable_as,
    parts.part_id,
    other.addable_as as part_addable_as,
from parts
join stated other on other.number_id = parts.part_id
where parts.addable_as is distinct from other.addable_as
