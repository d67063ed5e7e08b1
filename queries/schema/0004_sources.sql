-- Keeps the sheet Sources: the documents and statistics that every other row rests on.
-- grain: one row per document
-- params: none
create table sources (
    source_id varchar not null,
    title varchar not null,
    publisher varchar not null,
    published varchar not null,
    published_first_on date,
    published_last_on date,
    kind varchar not null,
    document_url varchar,
    licence varchar,
    received varchar,
    received_first_on date,
    received_last_on date,
    next_update varchar,
    next_update_first_on date,
    next_update_last_on date,
    note varchar,
    row_position integer not null,
    received_file varchar not null,
    received_row integer not null,
    changed_in integer not null,
)
