-- Keeps in which column of a received file each value stood; with a row's received_row this is its cell.
-- grain: one row per version, received file, sheet and column
-- params: none
create table received_columns (
    received_file varchar not null,
    received_in integer not null,
    sheet varchar not null,
    column_name varchar not null,
    letters varchar not null,
)
