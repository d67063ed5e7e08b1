-- Gives the bound of a sum from the list of its terms' bounds; null where no word is true of the sum.
-- grain: one value per list
-- params: none
create macro bound_of_sum(bounds) as
case
    when len(list_distinct(list_filter(bounds, lambda bound: bound != 'exact'))) = 0 then 'exact'
    when len(list_distinct(list_filter(bounds, lambda bound: bound != 'exact'))) = 1
        then list_filter(bounds, lambda bound: bound != 'exact')[1]
    when list_has_all(['exact', 'over', 'at least'], bounds) then 'over'
end
