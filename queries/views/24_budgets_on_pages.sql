-- Yearly budgets of each partner and strand: those of the newest time that leaves none out, and those beside them.
-- grain: one row per page and yearly budget; the page «*» has all of them
-- params: none
create view budgets_on_pages as
with budgets as (
    select
        n.*,
        unnest(pages_of(n.partner_id, n.strand_id)) as page,
        n.status is not distinct from 'actual' as is_agreed,
        concat_ws('/', coalesce(n.partner_id, ''), coalesce(n.strand_id, ''), coalesce(folded(n.scope), '')) as part,
    from numbers n
    where n.stage = 'budget' and n.recurring = 'yes'
),

periods as (
    select page, is_agreed, period, any_value(period_first_on) as first_on, list(distinct part) as parts,
    from budgets
    group by page, is_agreed, period
),

newest as (
    select p.*
    from periods p
    where not exists (
        from periods older
        where older.page = p.page
            and older.is_agreed = p.is_agreed
            and older.first_on < p.first_on
            and covers_less(p.parts, older.parts)
    )
    qualify row_number() over (
        partition by p.page order by p.is_agreed desc, p.first_on desc nulls last, p.period
    ) = 1
)

select
    b.*,
    b.is_agreed = n.is_agreed and b.period = n.period as is_newest,
    not is_newest and (coalesce(b.period_first_on > n.first_on, false) or not list_contains(n.parts, b.part)) as is_beside,
    coalesce(b.period_first_on > n.first_on, false) as is_newer,
from budgets b
join newest n using (page)
