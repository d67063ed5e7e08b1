-- Keeps the higher end of a number among the facts that is a range.
-- grain: one row per sourced number
-- params: none
alter table facts add column high decimal(24, 6)
