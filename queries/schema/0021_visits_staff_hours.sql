-- Keeps how many hours council staff spent on a visit.
-- grain: one row per visit
-- params: none
alter table visits add column staff_hours decimal(24, 6)
