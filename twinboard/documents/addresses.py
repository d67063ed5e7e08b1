"""Addresses of ours in a text: a chart as a file, `…/chart/jobs_by_employer.png?partner=toyota-city&version=3`.

Whose server an address names is not looked at: a paper outlives the name of a server.
"""

import re
from html import unescape

_LONGEST = 1_000
_CHART = re.compile(rf"/chart/[a-z][a-z0-9_]*\.[a-z]{{2,5}}\b(?:\?[^\s\"'<>()\[\]{{}}\\]{{0,{_LONGEST}}})?")


def addresses_in(text: str) -> list[str]:
    """The addresses of charts in a text, from their path on, each once, in order."""
    if "/chart/" not in text:
        return []
    return list(dict.fromkeys(unescape(match[0]).rstrip(".,;:!") for match in _CHART.finditer(text)))
