-- Keeps the sheet Money: amounts at every stage, from idea to spent.
-- grain: one row per amount
-- params: none
create table money (
    money_id varchar not null,
    title varchar not null,
    funder varchar,
    partner_id varchar,
    strand_id varchar,
    period varchar not null,
    period_first_on date,
    period_last_on date,
    amount_gbp decimal(24, 6) not null,
    bound varchar not null,
    stage varchar not null,
    status varchar,
    recurring varchar,
    source_id varchar not null,
    locator varchar not null,
    quote varchar,
    note varchar,
    row_position integer not null,
    received_file varchar not null,
    received_row integer not null,
    changed_in integer not null,
)
