"""A code is found wherever it stands in a text, and nothing else is taken for one."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twinboard.codes import codes_in, normal_code

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
TAILS = st.text(ALPHABET, min_size=4, max_size=8).filter(lambda tail: re.search("[0-9]", tail))
CODES = TAILS.map(lambda tail: f"TB-{tail}")
HYPHENS = st.sampled_from("-‐‑‒–—−")
AROUND = st.text(max_size=20).filter(lambda text: not re.search(r"(?i)[0-9a-z]|[-‐‑‒–—―−﹘﹣-]|\u00ad", text))


@pytest.mark.parametrize(
    "typed",
    ["TB-7F3K", "tb-7f3k", "7f3k", " TB 7F3K ", "tb7f3k", "TB–7F3K", "TB‑7F3K", "TB - 7F3K", "TB-\u200b7F3K", "7F-3K."],
)
def test_a_code_is_read_as_people_type_it(typed: str) -> None:
    assert normal_code(typed) == "TB-7F3K"


@pytest.mark.parametrize(
    ("typed", "code"), [("tb-oil0", "TB-0110"), ("TB-TB7F", "TB-TB7F"), ("TB7F", "TB-TB7F"), ("TBTB7F", "TB-TB7F")]
)
def test_letters_that_are_mistaken_for_digits_are_put_right(typed: str, code: str) -> None:
    assert normal_code(typed) == code


@pytest.mark.parametrize(
    "typed", ["", "TB", "TB-", "TB-7F3", "TB-7F3K7F3K7", "TB-7F3U", "TB-FREE", "Straße", "TB-7F3K" * 9, "ﬀ-1"]
)
def test_what_is_no_code_is_none(typed: str) -> None:
    assert normal_code(typed) is None


@pytest.mark.parametrize(
    "text",
    [
        "See TB-7F3K.",
        "(tb-7f3k)",
        "Source: D2. TB‑7F3K · version 3",
        "https://twinboard.example/c/TB-7F3K?x=1",
        "chart_TB-7F3K.png",
        "a code at the end of a line, TB-\n7F3K, in a PDF",
        "TB-7F3K, and TB–7F3K again",
        "TB-\u20607F3K’s chart",
    ],
)
def test_a_code_is_found_in_running_text_once(text: str) -> None:
    assert codes_in(text) == ["TB-7F3K"]


@pytest.mark.parametrize(
    "text",
    [
        "XTB-7F3K",
        "TB-7F3K-2",
        "X-TB-7F3K",
        "TB7F3K",
        "TB 7F3K",
        "TB-7F3",
        "TB-123456789",
        "a TB-free herd",
        "TB-\ntested cattle",
        "TB-Test",
        "TB-7F3U",
    ],
)
def test_no_word_is_taken_for_a_code(text: str) -> None:
    assert codes_in(text) == []


@given(CODES)
def test_a_code_is_its_own_normal_form_and_found_in_itself(code: str) -> None:
    assert normal_code(code) == code
    assert codes_in(code) == [code]


@given(CODES, HYPHENS, st.booleans())
def test_case_hyphen_and_prefix_do_not_matter_to_somebody_who_types(code: str, hyphen: str, is_lower: bool) -> None:
    typed = code.replace("-", hyphen)
    assert normal_code(typed.lower() if is_lower else typed) == code


@given(st.lists(CODES, unique=True, max_size=5), AROUND, HYPHENS)
def test_every_code_is_found_in_its_order(codes: list[str], around: str, hyphen: str) -> None:
    text = " and ".join(f"{around} {code.replace('-', hyphen)} {around}" for code in codes)
    assert codes_in(text) == codes


@given(st.text())
def test_what_is_found_is_always_in_its_normal_form(text: str) -> None:
    assert all(normal_code(code) == code for code in codes_in(text))
    assert normal_code(text) in (None, normal_code(normal_code(text) or ""))
