-- Gives the day in the middle of two, where a point of a period stands on an axis of time.
-- grain: one value per call
-- params: none
create macro middle_of(first_on, last_on) as
    first_on + ((last_on - first_on) // 2)::integer
