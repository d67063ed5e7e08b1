-- Keeps the sheet Facts: one sourced number a row.
-- grain: one row per sourced number
-- params: none
create table facts (
    fact_id varchar not null,
    indicator_id varchar not null,
    partner_id varchar,
    strand_id varchar,
    period varchar not null,
    period_first_on date,
    period_last_on date,
    value decimal(24, 6) not null,
    bound varchar not null,
    status varchar not null,
    scope varchar,
    checked_by varchar,
    checked_on varchar,
    checked_on_first_on date,
    checked_on_last_on date,
    source_id varchar not null,
    locator varchar not null,
    quote varchar,
    note varchar,
    row_position integer not null,
    received_file varchar not null,
    received_row integer not null,
    changed_in integer not null,
)
