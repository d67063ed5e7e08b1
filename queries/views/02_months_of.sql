-- Gives how many months lie between two days, both of them among them.
-- grain: one value per call
-- params: none
create macro months_of(first_on, last_on) as
    date_diff('month', first_on, last_on + 1)
