"""The server itself: its start, its health, and how much one visitor may ask of it."""
