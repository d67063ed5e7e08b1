"""What officers do: check a file or a paper, decide, keep drafts, publish."""
