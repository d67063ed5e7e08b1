"""Who paid: shares read from a cell in whatever layout, kept in one form, and never guessed."""

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from twinboard.bounds import bound_and_high
from twinboard.models import Bound
from twinboard.names import folded
from twinboard.refusals import Refusal
from twinboard.rules.sheets import BY_NAME
from twinboard.settings import ROOT
from twinboard.shares import Share, kept_shares, payers_words, read_shares, twice_named
from twinboard.validate.values import read_value

PAID_BY = BY_NAME["Visits"].column("paid_by")
_WORDS = (
    *(
        "Derby",
        "City",
        "Council",
        "Osnabrück,",
        "Stadt",
        "Xi’an",
        "Łódź",
        "Rolls-Royce",
        "plc",
        "(ERDF)",
        "the",
        "host",
    ),
    *(
        "Department",
        "for",
        "Business,",
        "Energy",
        "Smith",
        "Söhne",
        "2020",
        "Horizon",
        "St.",
        "Mary’s",
        "名古屋市",
        "O'Neill",
    ),
)
NAMES = st.lists(st.sampled_from(_WORDS), min_size=1, max_size=5).map(" ".join).map(lambda name: name.strip(","))
AMOUNTS = st.one_of(
    st.integers(1, 5_000_000).map(Decimal), st.integers(1, 99_999).map(lambda pence: Decimal(pence) / 100)
)
BOUNDS = st.sampled_from([*Bound])


def _ended(share: Share, more: Decimal) -> Share:
    if share.value is None:
        return Share(share.payer)
    return replace(share, high=share.value + more) if share.bound is Bound.BETWEEN else share


SHARES = st.builds(_ended, st.builds(Share, NAMES, st.one_of(st.none(), AMOUNTS), BOUNDS), AMOUNTS)
LAYOUTS = (
    "{1}{2}: {0}",
    "{0} paid {1}{2}",
    "{0} {1}{2}",
    "{0}: {1}{2}",
    "{0} ({1}{2})",
    "{0}, {1}{2}",
    "{0} – {1}{2}",
    "{1}{2} from {0}",
    "{1}{2}: {0}",
    "{0} paid {1}{2}",
)
_TYPED = {
    Bound.EXACT: ("", "exactly "), Bound.OVER: ("over ", "more than "), Bound.AT_LEAST: ("at least ",),
    Bound.UP_TO: ("up to ", "no more than "), Bound.AROUND: ("around ", "c. ", "circa "),
}  # fmt: skip


def lists(least: int = 1) -> st.SearchStrategy[list[Share]]:
    return st.lists(SHARES, min_size=least, max_size=6, unique_by=lambda share: folded(share.payer))


@st.composite
def typed(draw: st.DrawFn) -> tuple[str, list[Share]]:
    """Payers as somebody may type them, and what that says."""
    shares = draw(lists())
    said = []
    for share in shares:
        if share.value is None:
            said.append(share.payer)
            continue
        digits = draw(st.sampled_from([f"{share.value:,f}", f"{share.value:f}"]))
        if share.high is not None:
            form = draw(st.sampled_from(("between £{} and £{}", "£{} to £{}", "£{}–£{}", "£{}-{}")))
            said.append(draw(st.sampled_from(LAYOUTS)).format(share.payer, "", form.format(share.value, share.high)))
            continue
        word = draw(st.sampled_from(_TYPED[share.bound]))
        said.append(draw(st.sampled_from(LAYOUTS)).format(share.payer, word, f"£{digits}"))
    between = draw(st.sampled_from(["; ", ";", " ;\n", "\n", "； "]))
    return between.join(said), shares


@settings(max_examples=400)
@given(typed())
def test_payers_are_read_in_whatever_layout(given_: tuple[str, list[Share]]) -> None:
    text, meant = given_
    read = read_shares(text)
    assert list(read.entries) == meant and not read.unread and not read.is_taken_apart


@settings(max_examples=300)
@given(lists())
def test_what_is_kept_reads_as_the_same_again(shares: list[Share]) -> None:
    kept = "; ".join(share.kept for share in shares)
    assert list(kept_shares(kept)) == shares
    assert read_shares(kept).kept == kept


@settings(max_examples=60, deadline=None)
@given(st.text("Derby £0123456789.,;:()%-–€&+ overuptand\n", max_size=60))
def test_whatever_is_typed_is_kept_as_it_was_read_or_told(text: str) -> None:
    """Nothing that is not a share in pounds becomes one by being kept, and reading again changes nothing."""
    reading = read_value(PAID_BY, text) if text.strip() else None
    if reading is None or reading.issue or not isinstance(reading.value, str):
        return
    assert read_shares(reading.value).kept == reading.value
    if not reading.doubt:
        assert [*kept_shares(reading.value)] == [*read_shares(text).entries]


@pytest.fixture(scope="module")
def taken_apart() -> duckdb.DuckDBPyConnection:
    """The view of the store over two tables that hold nothing but who paid."""
    connection = duckdb.connect()
    connection.execute("create table visits (visit_id varchar, paid_by varchar)")
    connection.execute("create table money (money_id varchar, funder varchar)")
    for view in ("02_word_of", "19_paid_shares"):
        connection.execute(Path(ROOT / f"queries/views/{view}.sql").read_text("utf-8"))
    return connection


@settings(max_examples=150, deadline=None)
@given(lists())
def test_the_store_takes_payers_apart_as_they_were_read(
    taken_apart: duckdb.DuckDBPyConnection, shares: list[Share]
) -> None:
    kept = "; ".join(share.kept for share in shares)
    taken_apart.execute("delete from visits")
    taken_apart.execute("insert into visits values ('a', ?)", [kept])
    found = taken_apart.execute("select payer, amount_gbp, bound from paid_shares order by position").fetchall()
    taken = [(payer, value, *bound_and_high(bound or "exact")) for payer, value, bound in found]
    assert [Share(*each) for each in taken] == shares


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("Derby City £2,000, South Derbyshire £1,500 and host", "Derby City £2,000; South Derbyshire £1,500; host"),
        ("£2,000 Derby, £300 Toyota", "Derby £2,000; Toyota £300"),
        ("Derby £2k & Toyota £1m", "Derby £2,000; Toyota £1,000,000"),
    ],
)  # fmt: skip
def test_payers_with_commas_between_amounts_are_taken_apart_and_asked_about(text: str, kept: str) -> None:
    reading = read_value(PAID_BY, text)
    assert (reading.value, reading.doubt) == (kept, "list-taken-apart")


@pytest.mark.parametrize(
    "text",
    ["Derby 50%", "Derby half", "Derby one third",
     "split equally", "Derby €300", "Derby 2,000", "Derby -£30", "£2,000 and £3,000 Derby"],
)  # fmt: skip
def test_a_share_that_is_not_in_pounds_stays_in_the_name_and_is_asked_about(text: str) -> None:
    reading = read_value(PAID_BY, text)
    assert (reading.value, reading.doubt) == (text, "share-in-name")
    assert [share.value for share in kept_shares(text)] == [None]


@pytest.mark.parametrize(
    "text",
    ["£2,000", "Derby £5; £30", "Derby under £500", "Derby nearly £500",
     "Derby £2.000", "Derby less than £5", "Derby £1 less than £2", "Derby £5 Toyota £6"],
)  # fmt: skip
def test_an_amount_that_would_be_taken_for_a_share_is_told(text: str) -> None:
    assert read_value(PAID_BY, text).issue == "share-not-read"


def test_a_payer_that_stands_there_twice_is_told() -> None:
    reading = read_value(PAID_BY, "Derby £500; Toyota; DERBY £20")
    assert (reading.issue, dict(reading.words)) == ("payer-twice", {"payer": "DERBY"})
    assert twice_named(read_shares("Xi’an; Xian").entries, folded) == "Xian"
    assert read_value(PAID_BY, "Derby, travel £500; Derby, hotels £20").issue is None


def test_two_bodies_with_a_word_between_them_are_asked_about() -> None:
    assert read_value(PAID_BY, "Derby City Council and Derbyshire County Council").doubt == "list-or-one"
    assert read_value(PAID_BY, "Department for Business, Energy and Industrial Strategy").doubt == ""


def test_who_paid_is_said_with_what_is_not_stated() -> None:
    assert payers_words("the host") == "the host"
    assert payers_words("Derby over £2,000; the host") == "Derby (over £2,000) and the host (share not stated)"
    assert payers_words(None) == ""


def test_an_amount_alone_names_no_payer() -> None:
    with pytest.raises(Refusal):
        read_shares("£2,000")
