"""The look of every chart: labels that wrap, rows that find room, shapes that show the bound."""

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twinboard.charts.letters import width_of
from twinboard.charts.look import (
    FONT_SIZE,
    LABEL_ROOM,
    LABEL_WIDTH,
    MARK,
    Label,
    heading,
    plain,
    stack,
    stacked_figure,
    wrapped,
)

LINE_HEIGHT = 1.3 * FONT_SIZE
"""Plotly's own distance between the lines of a text, in pixels."""

WORDS = st.lists(st.text("abcdé019£%,.<>", min_size=1, max_size=9), min_size=1, max_size=12).map(" ".join)
STRONG = WORDS.filter(lambda words: len(words) <= LABEL_WIDTH // 2)
ANY_TEXT = st.text(max_size=99) | st.text("abc -", min_size=LABEL_WIDTH, max_size=4 * LABEL_WIDTH)
ANY_LABEL = st.builds(Label, ANY_TEXT, st.text(min_size=1, max_size=80))


def visible(line: str) -> str:
    """A line of markup as it is seen, with the spaces that do not break as plain ones."""
    return re.sub("</?b>", "", line).replace("\u00a0", " ")


@pytest.mark.sweep
@given(ANY_LABEL)
def test_no_line_of_a_label_is_too_wide(label: Label) -> None:
    assert all(len(visible(line)) <= LABEL_WIDTH for line in label.lines())


@given(ANY_LABEL | st.builds(Label, st.text("豊田市W@ ", min_size=60), st.just("市W@")))
def test_no_line_of_a_label_is_too_wide_however_wide_its_letters_are(label: Label) -> None:
    bold = plain(label.strong).replace(" ", "\u00a0")
    for line in label.lines():
        marked = f"<b>{bold}</b>" in line
        inside = width_of(bold, FONT_SIZE, bold=True) if marked else 0
        outside = line.replace(f"<b>{bold}</b>", "", 1) if marked else line
        assert width_of(outside, FONT_SIZE) + inside <= LABEL_ROOM


@given(WORDS, STRONG, WORDS)
def test_strong_part_stays_in_one_line_and_is_bold(before: str, strong: str, after: str) -> None:
    lines = Label(f"{before} {strong} {after}", strong).lines()
    bold = plain(strong).replace(" ", "\u00a0")
    assert any(f"<b>{bold}</b>" in line for line in lines)


@given(WORDS, STRONG, WORDS)
def test_wrapped_label_keeps_every_word(before: str, strong: str, after: str) -> None:
    text = f"{before} {strong} {after}"
    assert " ".join(visible(line) for line in Label(text, strong).lines()) == plain(text)


def test_strong_part_as_wide_as_the_label_has_a_line_of_its_own() -> None:
    strong = "over 3,000 jobs".ljust(LABEL_WIDTH, "l")
    bold = strong.replace(" ", "\u00a0")
    assert Label(f"Toyota: {strong}", strong).lines() == ["Toyota:", f"<b>{bold}</b>"]


@pytest.mark.parametrize(
    ("letters", "lines"),
    [
        (30, ["Exports in all to the country:", "up to £22 billion a year"]),
        (24, ["Exports in all to the", "country:", "up to £22 billion a year"]),
        (14, ["Exports in all", "to the", "country: up to", "£22 billion a", "year"]),
    ],
)
def test_a_quantity_keeps_its_words_as_far_as_the_line_allows(letters: int, lines: list[str]) -> None:
    broken = wrapped("Exports in all to the country: up to £22 billion a year", letters)
    assert [line.replace("\u00a0", " ") for line in broken] == lines


@pytest.mark.parametrize("number", ["9" * 60, "over " + "9" * 60])
def test_a_number_longer_than_the_line_is_broken(number: str) -> None:
    assert all(len(line) <= 14 for line in wrapped(number, 14))


def test_only_the_first_of_repeated_words_stands_out() -> None:
    assert Label("2016/17: visits in 2016/17", "2016/17").lines() == ["<b>2016/17</b>: visits in 2016/17"]


def test_a_long_heading_wraps_and_what_follows_stands_below() -> None:
    (_, low), (note, lower) = heading("Short", 10), heading("A heading of so many words that it needs lines", 10)
    assert str(note["text"]).count("<br>") == 1
    assert low < lower


def test_label_without_words_has_one_empty_line() -> None:
    assert Label("", "5 jobs").lines() == [""]


@given(st.text("<>/br ", max_size=80))
def test_text_from_a_workbook_never_becomes_a_tag(text: str) -> None:
    assert not set("<>") & set("".join(Label(text, "5 jobs").lines()))


def test_strong_part_that_looks_like_a_tag_is_bold_and_shown_as_text() -> None:
    assert Label("From <br> to <i>Toyota</i>", "<i>Toyota</i>").lines() == ["From ‹br› to <b>‹i›Toyota‹/i›</b>"]


@given(st.lists(ANY_LABEL, min_size=1, max_size=8), st.integers(0, 500))
def test_rows_never_overlap(labels: list[Label], top: int) -> None:
    rows = stack(labels, top)
    edges = [float(top)]
    for mark, annotation in zip(rows.marks, rows.annotations, strict=True):
        upper, lines = float(str(annotation["y"])), str(annotation["text"]).count("<br>") + 1
        edges += [upper, upper + lines * LINE_HEIGHT, mark - MARK / 2, mark + MARK / 2]
    assert all(above <= below for above, below in pairwise([*edges, rows.bottom]))


@pytest.mark.parametrize("with_axis", [False, True])
def test_figure_gives_every_pixel_of_the_rows_one_pixel(with_axis: bool) -> None:
    rows = stack([Label("Toyota: 5 jobs", "5 jobs")] * 3)
    layout = stacked_figure([], rows, {}, with_axis=with_axis).layout
    assert layout.height - layout.margin.b == rows.bottom
    assert layout.yaxis.range == (rows.bottom, 0)
