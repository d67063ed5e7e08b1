-- Gives the cell that a stored value came from, such as «Facts!F12»; null for a row that came without a workbook.
-- grain: one value per call
-- params: none
create macro cell_of(asked_file, asked_sheet, asked_column, asked_row) as (
    select asked_sheet || '!' || any_value(letters) || asked_row
    from received_columns
    where received_file = asked_file and sheet = asked_sheet and column_name = asked_column
)
