-- Keeps every value that a publication added, changed or retired.
-- grain: one row per version, row and column
-- params: none
create table changes (
    version integer not null,
    sheet varchar not null,
    id varchar not null,
    change varchar not null,
    column_name varchar not null,
    before varchar,
    after varchar,
)
