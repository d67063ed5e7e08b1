-- Keeps the sheet Conflicts: where sources disagree with each other or with themselves.
-- grain: one row per disagreement
-- params: none
create table conflicts (
    conflict_id varchar not null,
    question varchar not null,
    about varchar not null,
    preferred varchar,
    reason varchar,
    source_id varchar not null,
    locator varchar not null,
    quote varchar,
    note varchar,
    row_position integer not null,
    received_file varchar not null,
    received_row integer not null,
    changed_in integer not null,
)
