-- Keeps the sheet Assumptions: what estimates take as given, and how far it may be moved.
-- grain: one row per assumption
-- params: none
create table assumptions (
    assumption_id varchar not null,
    name varchar not null,
    input varchar not null,
    value decimal(24, 6) not null,
    value_bound varchar not null,
    value_high decimal(24, 6),
    low decimal(24, 6),
    high decimal(24, 6),
    partner_id varchar,
    period varchar,
    period_first_on date,
    period_last_on date,
    source_id varchar,
    locator varchar,
    quote varchar,
    note varchar,
    row_position integer not null,
    received_file varchar not null,
    received_row integer not null,
    changed_in integer not null,
)
