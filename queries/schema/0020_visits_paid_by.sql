-- Keeps who paid for a visit, each with its share where that is stated.
-- grain: one row per visit
-- params: none
alter table visits add column paid_by varchar
