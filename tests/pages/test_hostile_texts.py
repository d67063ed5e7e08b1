"""A workbook whose every text tries to be Markdown or HTML: nothing of it runs, links or fetches, on any page."""

import csv
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from typing import Any

import pytest
from conftest import publish
from google.protobuf.message import Message
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from pages.test_pages import PAGES, open_page
from streamlit.delta_generator import DeltaGenerator
from streamlit.testing.v1 import AppTest
from workbooks import FACT, PARTNER, only, workbook

from twinboard.papers.packs import packing
from twinboard.settings import ROOT, SHIPPED_ROWS
from twinboard.store import Store
from twinboard.ui.markdown import as_written, label

HOSTILE = (
    "![x](https://evil.example/x.png) <img src=https://evil.example/x.png onerror=alert(1)> [l](https://evil.example) "
    "https://evil.example www.evil.example a@evil.example <script>alert(1)</script> :red[x] $x$ **b** &lt; `c` \\ # H"
)
TEXTS = {
    *("name", "title", "scope", "note", "summary", "purpose", "funder", "role", "question", "reason", "publisher"),
    *("industries", "lead_authority", "definition", "locator", "licence", "quote", "board"),
}
READ_AS_MARKDOWN = {"label", "help", "text", "caption", "body", "page_name"}
COMMON_MARK = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
LINKED = re.compile(r"(?:https?://|www\.)\w|\w@\w", re.IGNORECASE)


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Store:
    """A store with the shipped rows, every text of them replaced."""
    sheets: dict[str, list[dict[str, Any]]] = {}
    for path in sorted(SHIPPED_ROWS.glob("*.csv")):
        with path.open(encoding="utf-8-sig", newline="") as stream:
            rows = list(csv.DictReader(stream))
        sheets[path.stem] = [
            {name: f"{number} {HOSTILE}" if name in TEXTS and value else value for name, value in row.items()}
            for number, row in enumerate(rows)
        ]
    store = Store(tmp_path_factory.mktemp("hostile") / "store")
    publish(store, only(**sheets))
    return store


def as_markdown(words: str) -> list[str]:
    """What of a text is more than words where Streamlit reads Markdown."""
    inline = [child for token in COMMON_MARK.parse(words) for child in token.children or ()]
    found = [token.type for token in inline if token.type not in ("text", "softbreak")]
    found += [token.type for token in COMMON_MARK.parse(words) if not re.match("paragraph|inline", token.type)]
    plain = "".join(token.content for token in inline)
    return found + LINKED.findall(plain) + re.findall(r"(?<!\\):\w+\[|(?<!\\)\$", words)


class Tags(HTMLParser):
    """The tags of our HTML that no page of ours has."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = [name for name, value in attrs if name.startswith("on") or (name == "src" and value)]
        self.found += [tag] if tag in ("img", "script", "iframe", "object") else []
        self.found += named


def as_html(body: str) -> list[str]:
    parser = Tags()
    parser.feed(body)
    return parser.found


def told(message: Message) -> Iterator[tuple[str, str]]:
    """Every text of an element, with the name of its field."""
    for field, value in message.ListFields():
        values = [value] if isinstance(value, str | Message) else value if field.is_repeated else ()
        for each in values:
            if isinstance(each, str):
                yield field.name, each
            elif isinstance(each, Message):
                yield from told(each)


def faults(page: AppTest) -> list[tuple[str, str, list[str]]]:
    """What of the page is Markdown or HTML that the workbook brought in."""
    found = []
    for element in page._tree:
        proto = getattr(element, "proto", None)
        if proto is not None and element.type == "html":
            found += [("html", proto.body[:200], bad) for bad in [as_html(proto.body)] if bad]
        elif isinstance(proto, Message) and element.type not in ("plotly_chart", "code"):
            texts = [words for name, words in told(proto) if name in READ_AS_MARKDOWN and "evil" in words]
            found += [(element.type, words, bad) for words in texts if (bad := as_markdown(words))]
    return found


@pytest.mark.thinned(3)
@pytest.mark.parametrize(("path", "address"), PAGES.items())
def test_no_page_reads_the_workbook_as_markdown_or_html(
    monkeypatch: pytest.MonkeyPatch, hostile: Store, path: str, address: str
) -> None:
    page = open_page(monkeypatch, hostile, path, address)
    assert not page.exception
    assert faults(page) == []
    figures = "".join(element.proto.spec for element in page.get("plotly_chart"))
    assert not re.search(r"<(?!/?(?:b|br|i|span|sup)\b)", figures)


def test_what_tells_how_far_a_pack_is_reads_no_markdown(monkeypatch: pytest.MonkeyPatch, store: Store) -> None:
    name = "![x](https://evil.example/x.png)"
    publish(store, workbook(Partners=[{**PARTNER, "name": name}], Facts=[{**FACT, "scope": name}]))
    said = list[str]()
    shown = DeltaGenerator.progress

    def progress(self: DeltaGenerator, value: float, text: str | None = None, **more: Any) -> DeltaGenerator:
        said.append(text or "")
        return shown(self, value, text, **more)

    monkeypatch.setattr(DeltaGenerator, "progress", progress)
    monkeypatch.setattr(packing, "pictures", lambda *_: ())
    page = open_page(monkeypatch, store, "pages/papers/committee_pack.py", "committee-pack")
    next(button for button in page.button if button.label == "Make the pack").click().run(timeout=60)
    assert not page.exception
    assert faults(page) == []
    assert any("evil" in words for words in said)
    assert [words for words in said if as_markdown(words)] == []


def test_the_menu_reads_no_markdown(monkeypatch: pytest.MonkeyPatch, hostile: Store) -> None:
    titles = list[str]()
    real = __import__("streamlit").Page

    def page_of(*arguments: Any, title: str, **named: Any) -> Any:
        titles.append(title)
        return real(*arguments, title=title, **named)

    monkeypatch.setenv("TWINBOARD_HOME", str(hostile.home))
    monkeypatch.setattr("streamlit.Page", page_of)
    page = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60).run()
    assert not page.exception
    assert faults(page) == []
    assert sum("evil" in words for words in titles) > 5
    assert [words for words in titles if as_markdown(words)] == []


def test_what_is_looked_for_is_found() -> None:
    assert {"image", "link_open", "html_inline"} <= set(as_markdown(HOSTILE))
    assert as_html(f"<p>{HOSTILE}</p>") == ["img", "src", "onerror", "script"]
    assert as_markdown("https:/\u200b/x") == []


WRITTEN = ("https://a.example", "see www.a.example", "a@b.example", "HTTP://A.EXAMPLE", "mailto:a@b.example")
BEGUN = ("- x", "+ x", "1. x", "10) x", "# x", "## x", "* x", "> x", "---", "    x", "~~~", "```")


@pytest.mark.parametrize("words", WRITTEN + BEGUN)
def test_what_markdown_makes_of_plain_words_is_not_made_of_a_label(words: str) -> None:
    assert as_markdown(words)
    assert as_markdown(label(words)) == []
    assert as_written(label(words)) == words.strip()


@given(st.text(alphabet=st.sampled_from("ab1 \n\t.:/@w-_*~`#>!|$[](){}<&;=+^\\'\"é"), max_size=40))
def test_a_label_is_words_and_nothing_else(words: str) -> None:
    assert as_markdown(label(words)) == []
    assert as_written(label(words)) == " ".join(words.split())


ODD = ("9" * 5000, "9" * 30, "-1", "1.0", "٣", "x" * 3000, "0001-01-01", "'", "\x00", "💥" * 100)


@pytest.mark.thinned(3)
@pytest.mark.parametrize("typed", ODD)
def test_an_address_that_asks_for_an_odd_version_is_told_so(
    monkeypatch: pytest.MonkeyPatch, one_fact: Store, typed: str
) -> None:
    monkeypatch.setenv("TWINBOARD_HOME", str(one_fact.home))
    page = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60)
    page.query_params["version"] = typed
    page.run()
    assert not page.exception
    said = [element.proto.body for element in page.get("html") if "There is no version" in element.proto.body]
    assert len(said) == 1
    assert len(said[0]) < 400


@pytest.mark.thinned(3)
@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("evidence/changes.py", "since"),
        ("evidence/changes.py", "from"),
        ("evidence/fact.py", "id"),
        ("evidence/facts.py", "search"),
        ("evidence/sources.py", "source"),
        ("evidence/conflicts.py", "conflict"),
        ("explore/search.py", "q"),
        ("explore/money.py", "stage"),
        ("explore/compare.py", "partners"),
        ("papers/chart_by_code.py", "code"),
        ("papers/committee_pack.py", "charts"),
    ],
)
def test_an_odd_address_has_a_clear_answer(
    monkeypatch: pytest.MonkeyPatch, one_fact: Store, path: str, name: str
) -> None:
    monkeypatch.setenv("TWINBOARD_HOME", str(one_fact.home))
    for typed in ODD:
        page = AppTest.from_file(str(ROOT / "pages" / path), default_timeout=60)
        page.session_state["version"] = page.session_state["current"] = 1
        page.session_state["address"] = ""
        page.query_params[name] = typed
        page.run()
        assert not page.exception, typed
        shown = "".join(element.proto.body for element in page.get("html"))
        assert len(typed) < 1000 or typed not in shown


@pytest.mark.parametrize("address", ODD)
def test_a_page_that_is_not_there_says_so(monkeypatch: pytest.MonkeyPatch, one_fact: Store, address: str) -> None:
    page = open_page(monkeypatch, one_fact, "pages/explore/not_found.py", address)
    assert not page.exception
    assert "There is no page here" in page.get("html")[0].proto.body
