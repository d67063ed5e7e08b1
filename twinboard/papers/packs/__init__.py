"""A pack: what it holds, how it reads, and the files it becomes."""
