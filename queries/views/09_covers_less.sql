-- Says whether what is newer leaves out a part of what is older, and has no more parts: then it cannot take its place.
-- grain: one value per two lists of parts
-- params: none
create macro covers_less(parts, than) as len(parts) <= len(than) and not list_has_all(parts, than)
