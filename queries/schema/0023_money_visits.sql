-- Keeps for which visits an amount is.
-- grain: one row per amount
-- params: none
alter table money add column visits varchar
