"""Which thing a row tells of: by its id, by what it says where it has none, and by the names that others give it."""
