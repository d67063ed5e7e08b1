"""Words broken into lines for a picture that is drawn elsewhere: no line too wide, no word lost."""

from itertools import pairwise

from hypothesis import assume, example, given
from hypothesis import strategies as st

from twinboard.charts.base.letters import broken, width_of

WORDS = st.lists(st.text("abilmWM@éŁœ£1.,’-", min_size=1, max_size=30), max_size=30).map(" ".join)
TEXTS = WORDS | st.text(max_size=200)
ROOMS = st.floats(1, 700)
SIZES = st.sampled_from([14, 15, 20])


def without_spaces(lines: list[str]) -> str:
    return "".join(lines).replace(" ", "")


def is_one_letter(line: str) -> bool:
    """Whether only its first letter takes room: marks that are written over it take none."""
    return width_of(line[1:], 1) == 0


@given(TEXTS, ROOMS, SIZES, st.booleans())
@example("W" * 300, 339, 20, True)
@example("日本語の長い題名" * 20, 339, 20, False)
@example("e" + "\u0301" * 40, 1, 14, False)
def test_no_line_is_wider_than_the_room_unless_it_is_one_letter(text: str, room: float, size: int, bold: bool) -> None:
    for line in broken(text, room, size, bold=bold):
        assert width_of(line, size, bold=bold) <= room or is_one_letter(line)


@given(TEXTS, ROOMS, SIZES, st.booleans())
def test_every_letter_is_kept_in_its_order(text: str, room: float, size: int, bold: bool) -> None:
    assert without_spaces(broken(text, room, size, bold=bold)) == without_spaces([text])


@given(WORDS, SIZES, st.booleans())
def test_words_are_broken_only_where_they_are_wider_than_the_room(text: str, size: int, bold: bool) -> None:
    room = max((width_of(word, size, bold=bold) for word in text.split()), default=1)
    assert " ".join(broken(text, room, size, bold=bold)).split() == text.split()


@given(WORDS, ROOMS, SIZES)
def test_a_line_takes_as_many_whole_words_as_it_has_room_for(text: str, room: float, size: int) -> None:
    assume(all(width_of(word, size) <= room for word in text.split(" ")))
    lines = broken(text, room, size)
    for line, below in pairwise(lines):
        first = below.split(" ")[0]
        assert width_of(f"{line} {first}", size) > room


def test_no_text_is_no_line() -> None:
    assert broken("", 100, 14) == []


@given(st.text(), st.text(), SIZES)
def test_the_width_of_a_text_is_that_of_its_letters(one: str, other: str, size: int) -> None:
    whole, parts = width_of(one + other, size), width_of(one, size) + width_of(other, size)
    assert abs(whole - parts) <= 1e-6 * max(1, whole)
