-- Keeps the higher end of the cost of a visit that is a range.
-- grain: one row per visit
-- params: none
alter table visits add column cost_gbp_high decimal(24, 6)
