"""A file that is a zip of XML parts: checked whole before anything in it is parsed, then parsed without harm."""
