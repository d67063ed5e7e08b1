"""Papers that other people made: the bytes of a Word, PowerPoint or PDF file → its text, and our codes in it."""
