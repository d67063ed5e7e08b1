-- Keeps how exact the hours that council staff spent on a visit are.
-- grain: one row per visit
-- params: none
alter table visits add column staff_hours_bound varchar
