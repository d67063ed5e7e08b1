"""Names meet however they are written, and different names stay apart."""

import unicodedata
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twinboard.names import folded, name_keys, split_list

UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})
LETTERS = "abcdefghijklmnopqrstuvwxyzäöüßàâåçéèêëíîñóôúýčěřšžąęńśőű"
WORDS = st.builds("{}{}".format, st.sampled_from(LETTERS), st.text(LETTERS + "'’-", max_size=9))
NAMES = st.lists(WORDS, min_size=1, max_size=4).map(" ".join)


def match(one: str, other: str) -> bool:
    return bool(name_keys(one) & name_keys(other))


def without_accents(name: str) -> str:
    return "".join(letter for letter in unicodedata.normalize("NFD", name) if not unicodedata.combining(letter))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Osnabrück", "Osnabruck"),
        ("Osnabrück", "Osnabrueck"),
        ("OSNABRÜCK", "osnabrueck"),
        ("Osnabru\u0308ck", "Osnabrueck"),
        ("Xi'an", "Xi’an"),
        ("Xi'an", "Xian"),
        ("Xi‘an", "xian"),
        ("Xi`an", "Xiʼan"),
        ("Gießen", "Giessen"),
        ("GIESSEN", "gießen"),
        ("Saint-Étienne", "saint etienne"),
        (" Toyota   City", "Toyota City "),
        ("Toyota\u00a0City", "toyota city"),
    ],
)
def test_ways_of_writing_one_name_meet(one: str, other: str) -> None:
    assert match(one, other)
    assert match(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [("Hefei", "Hebei"), ("Toyota", "Toyota City"), ("Osnabrück", "Innsbruck"), ("Müller", "Miller"), ("豊田", "豊橋")],
)
def test_different_names_stay_apart(one: str, other: str) -> None:
    assert not match(one, other)


@pytest.mark.thinned(3)
@pytest.mark.parametrize(
    "rewritten",
    [
        pytest.param(str.upper, id="in capitals"),
        pytest.param(str.title, id="with initials"),
        pytest.param(lambda name: unicodedata.normalize("NFD", name), id="with accents as letters of their own"),
        pytest.param(without_accents, id="without accents"),
        pytest.param(lambda name: name.translate(UMLAUTS), id="with umlauts spelt out"),
        pytest.param(lambda name: name.replace("'", "’"), id="with curly apostrophes"),
        pytest.param(lambda name: name.replace("'", "").replace("’", ""), id="without apostrophes"),
        pytest.param(lambda name: f"  {name.replace(' ', '   ')} ", id="with more spaces"),
    ],
)
@given(name=NAMES)
def test_name_is_found_when_it_is_rewritten(rewritten: Callable[[str], str], name: str) -> None:
    assert match(name, rewritten(name))


@pytest.mark.parametrize(
    ("text", "entries"),
    [
        ("Toyota; Toyota-shi", ("Toyota", "Toyota-shi")),
        (" automotive ;; rail;", ("automotive", "rail")),
        ("Derby, England", ("Derby, England",)),
        (" ; ", ()),
        ("", ()),
    ],
)
def test_semicolons_alone_part_the_entries_of_a_cell(text: str, entries: tuple[str, ...]) -> None:
    assert split_list(text) == entries


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Xi´an", "Xian"),
        ("Łódź", "Lodz"),
        ("Tromsø", "Tromso"),
        ("Saint-Étienne", "saint etienne"),
        ("King ' s", "king s"),
    ],
)
def test_more_ways_of_writing_one_name_meet(one: str, other: str) -> None:
    assert name_keys(one) & name_keys(other)


def test_letters_of_other_scripts_keep_their_marks() -> None:
    assert not name_keys("とよだ") & name_keys("とよた")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The works", "the  WORKS. "),
        ("Xi'an, Hefei", "Xi’an, Hefei"),
        ("Café", "cafe"),
        ("Supply\u00a0chain", "supply chain"),
        ("Go Ultra-Low City", "Go Ultra Low City"),
    ],
)
def test_texts_that_read_alike_are_one(one: str, other: str) -> None:
    assert folded(one) == folded(other)
    assert folded(one) != folded(f"{other} 2")
