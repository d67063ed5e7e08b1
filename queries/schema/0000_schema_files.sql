-- Keeps which schema files a version has had applied to it.
-- grain: one row per schema file
-- params: none
create table schema_files (
    name varchar not null,
    version integer not null,
)
