"""Charts of partners and of what the links with them bring."""
