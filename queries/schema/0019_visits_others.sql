-- Keeps how many others travelled on a visit.
-- grain: one row per visit
-- params: none
alter table visits add column others integer
