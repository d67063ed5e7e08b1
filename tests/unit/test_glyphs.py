"""Letters that stand as boxes in pictures are told of, with what to install: on the page, in packs and commands."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from coded import coded_charts
from conftest import publish
from typer.testing import CliRunner
from workbooks import FACT, PARTNER, workbook

from twinboard.charts import Chart
from twinboard.cli import app
from twinboard.papers.packs.compose import compose
from twinboard.papers.packs.pack import Pack, Section
from twinboard.papers.pictures import glyphs
from twinboard.papers.pictures.glyphs import lacking, lacking_words
from twinboard.papers.pictures.worker import WORKER
from twinboard.store import Store


@pytest.fixture
def fontless(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """A browser with Latin letters alone; the letters that it was asked for."""
    asked: list[str] = []

    def drawn(letters: Sequence[str]) -> list[bool]:
        asked.extend(letters)
        return [False] * len(letters)

    monkeypatch.setattr(glyphs, "_known", {})
    monkeypatch.setattr(glyphs, "_drawn", drawn)
    return asked


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("豊田市 (Toyota)", [("Chinese, Japanese or Korean", "fonts-noto-cjk")]),
        ("とよた, トヨタ, 합비, 合肥", [("Chinese, Japanese or Korean", "fonts-noto-cjk")]),
        ("תל אביב", [("Hebrew", "fonts-noto-core")]),
        ("القاهرة", [("Arabic", "fonts-noto-core")]),
        ("Москва and Αθήνα", [("Greek", "fonts-noto-core"), ("Cyrillic", "fonts-noto-core")]),
        ("🎌 and 🏭", [("emoji", "fonts-noto-color-emoji")]),
        ("Osnabrück, Łódź, Œuvre, “over” – £5 → €6…", []),
    ],
)
def test_each_script_without_letters_is_named_with_what_to_install(
    fontless: list[str], text: str, named: list[tuple[str, str]]
) -> None:
    assert list(lacking(text)) == named


def test_a_script_is_asked_of_the_browser_once(fontless: list[str]) -> None:
    assert lacking("合肥") == lacking("豊田市") != ()
    assert len(fontless) == 1


def test_latin_letters_ask_no_browser(fontless: list[str], shipped: Store) -> None:
    assert lacking_words(coded_charts(shipped)) == ""
    assert fontless == []


def test_a_chart_and_a_pack_say_what_to_install(fontless: list[str], store: Store) -> None:
    publish(store, workbook(Partners=[PARTNER | {"name": "豊田市"}], Facts=[FACT | {"scope": "丰田汽车"}]))
    charts = coded_charts(store, "jobs_by_employer")
    words = lacking_words(charts)
    assert "apt install fonts-noto-cjk" in words
    assert isinstance(charts[0].chart, Chart)
    pack = Pack("Pack", 1, charts[0].published_at, (Section("All", (), charts),), (words,))
    assert words in compose(pack, {}).opening


@pytest.mark.sweep
@pytest.mark.browser
def test_the_drawing_browser_tells_letters_from_boxes() -> None:
    assert glyphs._drawn(["Ω", "a", "\U0010fffc"]) == [True, True, False]
    WORKER.stop()


@pytest.mark.sweep
@pytest.mark.browser
def test_the_command_says_so_on_the_other_stream(
    fontless: list[str], store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish(store, workbook(Partners=[PARTNER | {"name": "豊田市"}]))
    monkeypatch.setenv("TWINBOARD_HOME", str(store.home))
    told = CliRunner().invoke(app, ["chart", "relationship_length", str(tmp_path / "out.svg")])
    WORKER.stop()
    assert told.exit_code == 0, told.output
    assert "apt install fonts-noto-cjk" in told.stderr
    assert "apt install" not in told.stdout
