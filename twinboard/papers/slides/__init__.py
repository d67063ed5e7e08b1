"""A committee pack as slides. The only door to python-pptx."""

from twinboard.papers.slides.show import slides as slides
