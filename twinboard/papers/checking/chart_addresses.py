"""The address of a chart as a file, found in a paper → the chart, filters and version that it asks for."""

from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from urllib.parse import parse_qsl, urlsplit

from twinboard.asked import said_again, whole_number
from twinboard.charts import CHARTS
from twinboard.drawing import reference_to
from twinboard.errors import TwinboardError
from twinboard.models import Reference
from twinboard.papers.chart_files import BESIDE_FILTERS


@dataclass(frozen=True)
class Asked:
    """What an address asks for; without a reference it is a chart of ours, but `trouble` says what is not there."""

    reference: Reference | None
    trouble: str = ""


def asked_for(home: Path, address: str, now: int) -> Asked | None:
    """What an address asks for; without a version, what version `now` shows. None where no chart has this name."""
    parts = urlsplit(address)
    name, asked = PurePosixPath(parts.path).stem, dict(parse_qsl(parts.query))
    if name not in CHARTS:
        return None
    version = whole_number(asked.get("version", str(now)))
    if version is None:
        return Asked(None, f"Its address asks for a version “{said_again(asked['version'])}”.")
    try:
        filters = {key: value for key, value in asked.items() if key not in BESIDE_FILTERS}
        return Asked(reference_to(home, name, filters, version))
    except TwinboardError as error:
        return Asked(None, str(error))
