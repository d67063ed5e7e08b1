"""Charts → pictures for paper, drawn by one worker."""
