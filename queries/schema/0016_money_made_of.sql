-- Keeps of which amounts a total among the amounts of money is made.
-- grain: one row per amount
-- params: none
alter table money add column made_of varchar
