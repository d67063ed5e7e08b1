"""A page that draws one picture in the reader's browser, for servers that have no browser of their own to draw with."""

import json
from html import escape
from pathlib import Path

from twinboard.papers.chart_files import name_of
from twinboard.papers.coded import CodedChart
from twinboard.papers.pictures.picture import laid_out
from twinboard.papers.pictures.sizes import DOTS_PER_INCH, MM_PER_INCH, Size

SCRIPT = Path(__file__).parent / "print.js"
_PAGE = """<!DOCTYPE html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>{title}</title>
<style>
body {{ font: 17px/1.45 Arial, "Liberation Sans", sans-serif; color: #0b0c0c; margin: 1.5rem; max-width: {width}px; }}
button {{ font: inherit; padding: 0.4rem 0.9rem; margin: 0 0.5rem 0.5rem 0; border: 2px solid; background: white; }}
button:focus-visible {{ outline: 3px solid #12436d; outline-offset: 2px; }}
#drawing {{ border: 1px solid #b1b4b6; padding: 0.5rem; overflow-x: auto; }}
</style>
</head>
<body>
<h1>{title}</h1>
<p>Your browser draws this picture, {size}. {why}</p>
<p><button id="download">Download PNG</button><button id="copy">Copy picture</button></p>
<p id="said" role="status"></p>
<div id="drawing" role="img" aria-label="{alt}"></div>
<script type="application/json" id="told">{told}</script>
<script src="plotly.min.js"></script>
<script src="print.js"></script>
</body>
</html>
"""


def print_page(coded: CodedChart, size: Size, part: int, why: str) -> bytes:
    """The page for one picture; `why` says why it is not drawn by the server. Raises NothingToDraw."""
    laid, drawing = laid_out(coded, size, part), coded.chart.drawing
    told = {
        "width": laid.width,
        "height": laid.height,
        "scale": size.width_dots / laid.width,
        "dotsPerMetre": round(DOTS_PER_INCH / MM_PER_INCH * 1000),
        "stamp": coded.stamp,
        "fileName": name_of(coded, "png", size, part),
        "figure": json.loads(laid.figure),
    }
    return _PAGE.format(
        title=escape(drawing.title),
        alt=escape(drawing.alt),
        size=escape(size.words),
        width=max(laid.width + 20, 500),
        why=escape(why),
        told=json.dumps(told).replace("<", "\\u003c"),
    ).encode()
