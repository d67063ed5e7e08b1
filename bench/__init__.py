"""Benchmarks, each with its peers and limits measured in the same run: `python -m bench.NAME`."""
