"""Replicas: what they share, and what happens when a part of it fails."""
