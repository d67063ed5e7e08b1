-- Keeps how many students and pupils travelled on a visit.
-- grain: one row per visit
-- params: none
alter table visits add column students integer
