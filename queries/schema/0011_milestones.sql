-- Keeps the sheet Milestones: what happened or is planned, other than visits.
-- grain: one row per milestone
-- params: none
create table milestones (
    milestone_id varchar not null,
    title varchar not null,
    partner_id varchar,
    strand_id varchar,
    "date" varchar not null,
    date_first_on date,
    date_last_on date,
    kind varchar not null,
    status varchar not null,
    source_id varchar not null,
    locator varchar not null,
    quote varchar,
    note varchar,
    row_position integer not null,
    received_file varchar not null,
    received_row integer not null,
    changed_in integer not null,
)
