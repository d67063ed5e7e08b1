-- Who paid for a visit or an amount, each with its share as far as that is stated; nothing is divided.
-- grain: one row per visit or amount, and payer
-- params: none
create view paid_shares as
with paid as (
    select 'Visits' as sheet, visit_id as id, paid_by, from visits where paid_by is not null
    union all by name
    select 'Money' as sheet, money_id as id, funder as paid_by, from money where funder is not null
),

entries as (
    select
        sheet,
        id,
        generate_subscripts(list_filter(string_split(paid_by, ';'), lambda entry: trim(entry) != ''), 1) as position,
        trim(unnest(list_filter(string_split(paid_by, ';'), lambda entry: trim(entry) != ''))) as entry,
    from paid
),

amounts as (
    select
        entries.*,
        regexp_extract(entry, ' £([0-9,]+|[0-9,]+[.][0-9]+)$', 1) as digits,
        if(digits = '', entry, left(entry, length(entry) - length(digits) - 2)) as before,
    from entries
),

taken_apart as (
    select
        amounts.*,
        list_filter(
            ['over', 'at least', 'up to', 'around'], lambda word: digits != '' and ends_with(before, ' ' || word)
        )[1] as word,
        if(digits = '', '', regexp_extract(before, ' between £([0-9,]+|[0-9,]+[.][0-9]+) and$', 1)) as low,
    from amounts
)

select
    sheet,
    id,
    position,
    case
        when low != '' then left(before, length(before) - length(low) - length(' between £ and'))
        when word is not null then left(before, length(before) - length(word) - 1)
        else before
    end as payer,
    nullif(replace(if(low = '', digits, low), ',', ''), '')::decimal(24, 6) as amount_gbp,
    if(
        low = '',
        if(digits = '', null, coalesce(word, 'exact')),
        word_of('between', replace(digits, ',', '')::decimal(24, 6))
    ) as bound,
from taken_apart
