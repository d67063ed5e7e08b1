"""The look of every chart: words that wrap, and text that is never taken for a tag."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twinboard.charts.base.look import plain, wrapped


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


@given(st.text("<>/br ", max_size=80))
def test_text_from_a_workbook_never_becomes_a_tag(text: str) -> None:
    assert not set("<>") & set(plain(text) + "".join(wrapped(text, 14)))
