-- Keeps of which numbers a total or a share among the facts is made.
-- grain: one row per sourced number
-- params: none
alter table facts add column made_of varchar
