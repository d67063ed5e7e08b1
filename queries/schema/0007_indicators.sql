-- Keeps the sheet Indicators: what is measured.
-- grain: one row per thing measured
-- params: none
create table indicators (
    indicator_id varchar not null,
    name varchar not null,
    unit varchar not null,
    kind varchar not null,
    polarity varchar not null,
    attribution varchar not null,
    definition varchar not null,
    row_position integer not null,
    received_file varchar not null,
    received_row integer not null,
    changed_in integer not null,
)
