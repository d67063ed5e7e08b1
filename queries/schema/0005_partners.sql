-- Keeps the sheet Partners: cities, provinces and countries, and the relationship with each.
-- grain: one row per place
-- params: none
create table partners (
    partner_id varchar not null,
    name varchar not null,
    aliases varchar,
    kind varchar not null,
    part_of varchar,
    latitude decimal(9, 6),
    longitude decimal(9, 6),
    relationship varchar not null,
    since varchar,
    since_first_on date,
    since_last_on date,
    industries varchar,
    status varchar not null,
    lead_authority varchar,
    source_id varchar not null,
    locator varchar not null,
    quote varchar,
    note varchar,
    row_position integer not null,
    received_file varchar not null,
    received_row integer not null,
    changed_in integer not null,
)
