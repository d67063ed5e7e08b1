"""Pictures as they leave: PNG with its dots per inch and its code inside, SVG in millimetres and with its words."""

import io
import re
from html import escape

from PIL import Image, ImageColor
from PIL.PngImagePlugin import PngInfo

from twinboard.charts.base.look import COLOURS
from twinboard.papers.coded import CodedChart
from twinboard.papers.pictures.sizes import MM_PER_INCH

KEYWORD = "Twinboard"
"""Of the text in a PNG that begins with the code of its chart."""
_OURS = tuple(ImageColor.getrgb(colour)[:3] for colour in ("#ffffff", *COLOURS))
_NEAR = 2
"""Levels by which the colours of a picture in few colours may be beside those that were drawn."""
_SVG = re.compile(r'<svg\b([^>]*?)\swidth="([\d.]+)" height="([\d.]+)"')


def stamped_png(drawn: bytes, coded: CodedChart, dots_per_inch: int) -> tuple[bytes, float, float]:
    """The PNG with its size on paper and what it shows, and that size: width and height in millimetres."""
    with Image.open(io.BytesIO(drawn)) as picture:
        told = PngInfo()
        told.add_itxt(KEYWORD, coded.stamp)
        told.add_itxt("Title", coded.chart.drawing.title)
        told.add_itxt("Description", coded.chart.drawing.alt)
        file = io.BytesIO()
        _few_colours(picture).save(file, "PNG", dpi=(dots_per_inch, dots_per_inch), pnginfo=told)
        width, height = (dots / dots_per_inch * MM_PER_INCH for dots in picture.size)
    return file.getvalue(), width, height


def _few_colours(picture: Image.Image) -> Image.Image:
    """The picture in 256 colours: fewer bytes, sooner written; the colours of our charts stay what they are."""
    few = picture.convert("RGB").quantize(256, Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
    palette = few.getpalette() or []
    for start in range(0, len(palette), 3):
        colour = palette[start : start + 3]
        near = (each for each in _OURS if all(abs(a - b) <= _NEAR for a, b in zip(each, colour, strict=True)))
        palette[start : start + 3] = next(near, colour)
    few.putpalette(palette)
    return few


def stamped_svg(drawn: bytes, coded: CodedChart, width_mm: float) -> bytes:
    """The SVG as wide as it is printed, with title, alt text and code for those who do not see it."""
    svg = drawn.decode("utf-8")
    found = _SVG.search(svg)
    assert found, "Plotly has changed how it writes an SVG"
    width, height = float(found[2]), float(found[3])
    sized = f'<svg role="img"{found[1]} width="{width_mm:g}mm" height="{width_mm * height / width:.2f}mm"'
    drawing = coded.chart.drawing
    end = svg.index(">", found.end())
    words = f"<title>{escape(drawing.title)}</title><desc>{escape(f'{drawing.alt} {coded.stamp}')}</desc>"
    return f"{svg[: found.start()]}{sized}{svg[found.end() : end + 1]}{words}{svg[end + 1 :]}".encode()
