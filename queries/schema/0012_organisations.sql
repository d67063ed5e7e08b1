-- Keeps the sheet Organisations: who takes part, and in what role.
-- grain: one row per organisation
-- params: none
create table organisations (
    organisation_id varchar not null,
    name varchar not null,
    sector varchar not null,
    role varchar not null,
    board varchar,
    partner_id varchar,
    source_id varchar not null,
    locator varchar not null,
    quote varchar,
    note varchar,
    row_position integer not null,
    received_file varchar not null,
    received_row integer not null,
    changed_in integer not null,
)
