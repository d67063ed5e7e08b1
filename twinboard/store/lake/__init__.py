"""Several replicas of one store: PostgreSQL says what is published, the lake keeps its rows, each replica a copy.

A replica's own folder is as the store of one machine, and readers ask it alone: they go on while PostgreSQL or the
object store is away. What others publish is made in that folder, from the rows in the lake.
"""
