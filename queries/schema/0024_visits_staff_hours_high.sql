-- Keeps the higher end of the hours of staff for a visit that are a range.
-- grain: one row per visit
-- params: none
alter table visits add column staff_hours_high decimal(24, 6)
