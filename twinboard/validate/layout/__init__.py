"""How a sheet is laid out around its rows: where its headers are, which rows are none, what a foreign file holds."""
