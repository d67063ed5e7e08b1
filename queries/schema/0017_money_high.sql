-- Keeps the higher end of an amount of money that is a range.
-- grain: one row per amount
-- params: none
alter table money add column amount_high_gbp decimal(24, 6)
