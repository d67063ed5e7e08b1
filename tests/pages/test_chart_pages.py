"""What is given out of a page, for a pack and as data, are the charts that the page itself shows as it opens."""

from collections.abc import Iterable, Mapping

import pytest
from pages.test_pages import open_page

from twinboard.charts import Chart
from twinboard.drawing import chart_at, reference_to
from twinboard.errors import NothingToDraw
from twinboard.models import Reference
from twinboard.papers.packs.choice import Choice, charts_on, offers
from twinboard.rules.chart_pages import COMMON, TABS_OF_PARTNER, TABS_OF_STRAND, VIEWS, WORTH
from twinboard.store import Store
from twinboard.ui.answers import reading
from twinboard.ui.card import card
from twinboard.ui.papers.downloads import downloads_html

FILES = {"": "explore/overview", "sources": "evidence/sources"}
CHOICES = {
    "money": ("money", [*VIEWS]),
    "partner": ("tab", [*TABS_OF_PARTNER]),
    "strand": ("tab", [*TABS_OF_STRAND]),
}
"""Of a page that shows some of its charts at a time: the name of its choice in the address, and what there is."""
Looks = list[tuple[str, str, str]]


def looks(store: Store, references: Iterable[Reference]) -> Looks:
    """Name, title and table of each: a page may ask by name for what is meant where nothing is chosen."""
    charts = [chart_at(store.home, reference) for reference in references]
    return [(each.name, each.drawing.title, each.drawing.table.to_csv()) for each in charts if isinstance(each, Chart)]


def shown_on(monkeypatch: pytest.MonkeyPatch, store: Store, path: str, file: str) -> Looks:
    """The charts that the page draws, in its order."""
    found: list[Reference] = []

    def show(chart: Chart, parameters: Mapping[str, str | None], place: object, **_: bool) -> None:
        found.append(reference_to(store.home, chart.name, parameters, 1))

    monkeypatch.setattr(card, "_show", show)
    choices = CHOICES.get(file.rpartition("/")[2], ("", [""]))
    for choice in choices[1]:
        asked = {choices[0]: choice} if choice else {}
        assert not open_page(monkeypatch, store, f"pages/{file}.py", path, **asked).exception
    return looks(store, dict.fromkeys(found))


@pytest.mark.thinned(3)
@pytest.mark.parametrize("path", [page.path for page in COMMON])
def test_of_a_page_of_everything_its_own_charts_are_given_out(
    monkeypatch: pytest.MonkeyPatch, shipped: Store, path: str
) -> None:
    shown = shown_on(monkeypatch, shipped, path, FILES.get(path, f"explore/{path}"))
    _, given = charts_on(shipped.home, path, 1)
    assert looks(shipped, (each.reference for each in given)) == shown != []


@pytest.mark.parametrize(
    ("path", "file"),
    [
        pytest.param("toyota-city", "explore/partner", marks=pytest.mark.sweep),
        ("china", "explore/partner"),
        pytest.param("business", "explore/strand", marks=pytest.mark.sweep),
    ],
)
def test_of_a_partner_or_strand_its_own_charts_are_given_out_and_all_but_estimates_are_usual_in_its_pack(
    monkeypatch: pytest.MonkeyPatch, shipped: Store, path: str, file: str
) -> None:
    shown = shown_on(monkeypatch, shipped, path, file)
    _, given = charts_on(shipped.home, path, 1)
    assert looks(shipped, (each.reference for each in given)) == shown != []
    choice = Choice(**{file.rpartition("/")[2]: path})
    usual = (each.reference for each in offers(shipped.home, choice, 1) if each.is_usual)
    assert looks(shipped, usual) == [each for each in shown if each[0] not in WORTH]


def test_a_page_that_shows_no_chart_gives_none_out_and_has_no_link_to_its_data(
    monkeypatch: pytest.MonkeyPatch, shipped: Store
) -> None:
    assert shown_on(monkeypatch, shipped, "education", "explore/strand") == []
    with pytest.raises(NothingToDraw, match="has anything to show"):
        charts_on(shipped.home, "education", 1)
    with reading(1):
        assert "a committee pack" in downloads_html("education")
        assert "data/" not in downloads_html("education")
        assert "data/business.xlsx?version=1" in downloads_html("business")
