-- Keeps the sheet Strands: the areas of co-operation.
-- grain: one row per strand
-- params: none
create table strands (
    strand_id varchar not null,
    name varchar not null,
    position integer not null,
    summary varchar,
    source_id varchar not null,
    locator varchar not null,
    quote varchar,
    note varchar,
    row_position integer not null,
    received_file varchar not null,
    received_row integer not null,
    changed_in integer not null,
)
