"""A committee pack as a Word document. The only door to python-docx."""

from twinboard.papers.word.document import word as word
