"""What officers type in more ways than one: read where it means one thing, else asked about, or refused with advice.

Each form that a refusal names is typed in turn, and has to be read.
"""

import re
from collections.abc import Sequence
from datetime import date
from decimal import Decimal

import pytest
from checked import issues
from conftest import publish
from hypothesis import example, given
from hypothesis import strategies as st
from workbooks import FACT, INDICATOR, MONEY, VISIT, only, workbook

from twinboard.issued import workbook_of
from twinboard.models import Issue, Kind, Listed, Severity, Value
from twinboard.numerals import SCALES, Separator, read_quantity, separators_written
from twinboard.periods import Hyphen, Ways, hyphens_written, period_words, read_period, with_named_months
from twinboard.refusals import Refusal
from twinboard.rules.placeholders import PLACEHOLDERS
from twinboard.rules.sheets import BY_NAME
from twinboard.signs import readable, typed_plainly, unwritable, visible
from twinboard.store import Store
from twinboard.validate.check import Checked, check
from twinboard.validate.columns import read_list
from twinboard.validate.values import read_value
from twinboard.workbook.read import read_workbook

pytestmark = pytest.mark.usefixtures("read_here")

TODAY = date(2026, 11, 29)
YEARS, TWO = st.integers(1900, 2060).map(str), st.integers(0, 99).map("{:02}".format)
MONTHS = st.sampled_from(["January", "Feb", "march", "Sept.", "Nov", "December", "Septemer", "Brumaire"])
WORDS = st.sampled_from(
    ["circa", "early", "mid", "late", "by", "since", "until", "FY", "Q3", "H1", "w/c", "week ending", "autumn", "th",
     "year ending", "academic year", "(approx)", "?", "*", "onwards", "to", "-", "/", ".", "–", "and", "the", "1st"]
)  # fmt: skip
TIMES = st.lists(st.one_of(YEARS, TWO, MONTHS, WORDS, st.integers(1, 31).map(str)), min_size=1, max_size=5)
TYPED_TIMES = st.tuples(TIMES, st.sampled_from([" ", "", "-", "/"])).map(lambda parts: parts[1].join(parts[0]))
NUMBERS = st.lists(
    st.one_of(
        st.integers(0, 99999).map(str),
        st.sampled_from([",", ".", " ", "'", "\u202f", "-", " to ", "%", "k", "m", "bn", "e", "(", ")", "٣", "５"]),
        st.sampled_from(["£", "€", "GBP", " pounds", " euros", "about ", "<", "≤ ", " or so", "½", "¹"]),
    ), min_size=1, max_size=6,
).map("".join)  # fmt: skip


def read(*rows: dict[str, object], sheet: str = "Money") -> Checked:
    """What a check of these rows alone finds, beside nothing."""
    return check(read_workbook(workbook(**{sheet: list(rows)})), {}, TODAY)


def told(checked: Checked, *kinds: str) -> list[Issue]:
    return [issue for issue in checked.issues if issue.kind in kinds]


def money(*periods: object) -> list[dict[str, object]]:
    return [
        {**MONEY, "money_id": f"m-{row}", "title": f"Grant {row}", "period": period}
        for row, period in enumerate(periods)
    ]


def periods(checked: Checked) -> list[Value]:
    return [record.values["period"] for record in checked.records["Money"]]


@given(TYPED_TIMES)
@example("24-25 September 2019")
@example("14-11-18")
def test_a_time_is_read_to_a_written_form_or_refused_with_forms_that_are_read(typed: str) -> None:
    try:
        written = read_period(typed).text
    except Refusal as refusal:
        assert all(period_words(read_period(form).text) for form in refusal.instead)
    else:
        assert read_period(written).text == written


@given(NUMBERS)
def test_a_number_is_read_or_refused_with_forms_that_are_read(typed: str) -> None:
    try:
        read_quantity(typed)
    except Refusal as refusal:
        assert all(read_quantity(form) for form in refusal.instead)


@given(NUMBERS)
@example("8,4")
@example("1.234,56")
@example("300¹")
def test_a_number_that_is_read_has_the_digits_that_were_typed_and_no_others(typed: str) -> None:
    try:
        quantity = read_quantity(typed)
    except Refusal:
        return
    scale = next((power for word, power in SCALES.items() if re.search(rf"\d\s*{word}(?![a-z])", typed, re.I)), 0)
    plain = re.search(r"\d[\d,]*(?:\.\d+)?", typed_plainly(typed))
    assert plain is not None
    assert abs(quantity.value) == round(Decimal(plain[0].replace(",", "")).scaleb(scale), 6)
    assert "".join(re.findall(r"\d", plain[0])) == "".join(re.findall(r"\d", typed_plainly(typed)))


@given(st.integers(1000, 2998), st.integers(1, 12))
def test_a_month_goes_out_so_that_nobody_takes_it_for_a_financial_year(year: int, month: int) -> None:
    written = f"{year}-{month:02}"
    sent = with_named_months(written)
    assert Hyphen.EITHER not in set(hyphens_written(sent))
    assert read_period(sent, Ways(has_hyphened_years=True)).text == written


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        (["2010–11", "2010-11", "2011 - 12", "2012-13"], ["2010/11", "2010/11", "2011/12", "2012/13"]),
        (["1999-00", "2000-01"], ["1999/00", "2000/01"]),
        (["2018-11", "2018-05-03"], ["2018-11", "2018-05-03"]),
        (["November 2010", "2012-13"], ["2010-11", "2012/13"]),
        (["2010/11", "2012-13"], ["2010/11", "2012/13"]),
    ],
)
def test_a_column_that_is_settled_is_read_without_a_question(typed: list[str], stored: list[str]) -> None:
    checked = read(*money(*typed))
    assert (checked.issues, periods(checked)) == ((), stored)


@pytest.mark.parametrize("others", [[], ["2018-11"], ["2018-11", "2012-13"], ["2012/13"], ["2018-11-14"]])
def test_a_month_that_can_be_a_financial_year_is_asked_about_once_for_its_column(others: list[str]) -> None:
    [issue] = read(*money("2010-11", "2011-12", *others)).issues
    assert (issue.kind, issue.cell) == ("month-or-financial-year", "C2:C3")
    assert "type November 2010 for the month, 2010/11 for the financial year" in issue.message
    assert read(*money("November 2010", "2010/11", *others)).issues == ()


def test_what_is_published_so_is_not_asked_again_and_an_exported_workbook_is_not_asked_about(store: Store) -> None:
    rows = money("2010-11", "2018-05")
    publish(store, workbook(Money=rows))
    assert issues(store, only(Money=rows)) == []
    sent = workbook_of(store, 1)
    found = (*issues(store, sent), *check(read_workbook(sent), {}, TODAY).issues)
    assert {issue.kind for issue in found} == {"no-rows"}
    more = [*rows, {**MONEY, "money_id": "new", "period": "2012-13"}]
    [asked] = issues(store, only(Money=more))
    assert asked.kind == "month-or-financial-year"


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        (["30/09/2019", "03/04/2019"], ["2019-09-30", "2019-04-03"]),
        (["14.11.18", "3.4.2018"], ["2018-11-14", "2018-04-03"]),
        (["03/03/2018"], ["2018-03-03"]),
        (["14-11-2018 00:00", "03-04-2018 to 05-04-2018"], ["2018-11-14", "2018-04-03 to 2018-04-05"]),
    ],
)
def test_one_day_above_twelve_settles_the_order_of_its_column(typed: list[str], stored: list[str]) -> None:
    checked = read(*money(*typed))
    assert (checked.issues, periods(checked)) == ((), stored)


def test_a_day_of_another_column_settles_the_order_of_the_file() -> None:
    visit = {**VISIT, "starts": "30/09/2019"}
    checked = check(read_workbook(workbook(Visits=[visit], Money=money("03/04/2019"))), {}, TODAY)
    assert (checked.issues, periods(checked)) == ((), ["2019-04-03"])


def test_a_file_that_leaves_the_order_open_is_asked_about_it_once() -> None:
    visits = [
        {**VISIT, "starts": "03/04/2019", "ends": "05/04/2019"},
        {**VISIT, "visit_id": "b", "starts": "01/02/2019"},
    ]
    [issue] = check(read_workbook(workbook(Visits=visits, Money=money("07/08/2019"))), {}, TODAY).issues
    assert (issue.kind, issue.sheet) == ("day-or-month-first", "Visits")
    assert "(and 3 more like it)" in issue.message


def test_a_column_with_both_orders_is_told_and_its_open_days_are_refused() -> None:
    checked = read(*money("14/11/2018", "11/14/2018", "03/04/2018"))
    found = {(issue.kind, issue.cell) for issue in checked.issues}
    assert found == {("month-first", "C3"), ("not-a-period", "C4")}
    [refused] = told(checked, "not-a-period")
    assert "Type 2018-04-03 (3 April 2018), or 2018-03-04 (4 March 2018)." in refused.message


def test_a_column_with_the_month_first_is_asked_about() -> None:
    checked = read(*money("11/14/2018", "03/04/2018"))
    assert periods(checked) == ["2018-11-14", "2018-03-04"]
    assert [(issue.kind, issue.cell) for issue in checked.issues] == [("month-first", "C2:C3")]


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("31/09/2019", "has no such day: September 2019 ends with the 30th"),
        ("29/02/2019", "has no such day: February 2019 ends with the 28th"),
        ("14/14/2018", "has no such month"),
        ("14/11/35", "has a year of two digits, which can be 1935 or 2035"),
        ("Q3 2018", "Type 2018-Q3 (July to September 2018), or 2018-10 to 2018-12"),
        ("autumn 2018", "Type 2018-09 to 2018-11"),
        ("circa 1998", "Type 1998. Say “circa” in the note."),
        ("Nov-18", "Type 2018-11."),
        ("FY19", "Type 2018/19, or 2019/20."),
        ("43418", "Type 2018-11-14."),
        ("Q3 FY19", "Type 2018-10 to 2018-12 (October 2018 to December 2018), or 2019-10 to 2019-12"),
        ("Q4 FY18/19", "Type 2019-01 to 2019-03."),
        ("FYE 2019", "Type 2018/19."),
        ("year ending 19", "Type 2018/19."),
        ("AY2018/19", "Type 2018-09 to 2019-08."),
        ("Nov/Dec 2018", "Type 2018-11 to 2018-12."),
        ("2018 and 2019", "Type 2018 to 2019."),
        ("Spring/Summer 2018", "Type 2018-03 to 2018-08"),
        ("Summer 18", "Type 2018-06 to 2018-08"),
        ("Easter 2018", "Type 2018. Say “Easter” in the note."),
        ("11/18", "Type 2018-11."),
        ("14/11", "Type it with its year."),
    ],
)
def test_a_time_that_is_refused_says_why_and_what_to_type(typed: str, says: str) -> None:
    [issue] = read(*money(typed)).issues
    assert issue.kind == "not-a-period"
    assert says in issue.message


@pytest.mark.parametrize(
    ("typed", "form"),
    [
        ("10 (est.)", "around 10"),
        ("10 est", "around 10"),
        ("10ish", "around 10"),
        ("£10k [e]", "around £10k"),
        ("5万", "50,000"),
        ("£1.2 mln", "£1,200,000"),
        ("3 dozen", "36"),
        ("5 hundred", "500"),
        ("2 crore", "20,000,000"),
        ("£-5", "-£5"),
        ("+5", "5"),
        ("'5,000", "5,000"),
    ],
)
def test_a_number_with_a_word_or_sign_that_is_not_read_is_refused_with_the_number_that_is(
    typed: str, form: str
) -> None:
    [issue] = read({**MONEY, "amount_gbp": typed}).issues
    assert (issue.kind, issue.message.endswith(f" Type {form}.")) == ("not-a-number", True)


def test_a_quarter_of_a_financial_year_is_not_said_to_be_one_of_the_calendar() -> None:
    checked = read(*money("2018/19 Q3", "2018/2019-Q4", "2016/17"))
    assert (checked.issues, periods(checked)[:2]) == ((), ["2018-10 to 2018-12", "2019-01 to 2019-03"])


def test_two_days_in_the_cell_of_the_first_are_refused_with_a_cell_for_each() -> None:
    [issue] = told(read({**VISIT, "starts": "24-25 September 2019"}, sheet="Visits"), "not-a-period")
    assert "Type 2019-09-24 in starts, and 2019-09-25 in ends." in issue.message


def test_a_quarter_beside_financial_years_is_asked_about() -> None:
    assert [issue.kind for issue in read(*money("2018-Q3", "2016/17")).issues] == ["quarter-of-calendar"]
    assert read(*money("2018-Q3", "2016")).issues == ()


@pytest.mark.parametrize(
    "typed", ["8,4", "1,35", "8.4", "3.000", "1,00,000", "5 000", "5–6", "5 to 6", "<5", "5+", "½", "-5"]
)
def test_a_count_is_a_whole_number_with_proper_thousands_or_refused(typed: str) -> None:
    assert [issue.kind for issue in read({**VISIT, "officers": typed}, sheet="Visits").issues] == ["not-a-count"]


@pytest.mark.parametrize(
    ("typed", "count"), [("1,357", 1357), ("12,345", 12345), ("8.0", 8), ("٣", 3), ("８\u200b", 8)]
)
def test_a_count_with_proper_thousands_is_read(typed: str, count: int) -> None:
    checked = read({**VISIT, "officers": typed}, sheet="Visits")
    assert (checked.issues, checked.records["Visits"][0].values["officers"]) == ((), count)


@pytest.mark.parametrize(
    "typed", ["5,000 pounds", "5000 GBP", "£5k", "5,000 pounds sterling", "GBP 5,000", "£ 5,000.00", "5000.00"]
)
def test_pounds_are_pounds_however_they_are_typed(typed: str) -> None:
    checked = read({**MONEY, "amount_gbp": typed})
    assert (checked.issues, checked.records["Money"][0].values["amount_gbp"]) == ((), 5000)


@pytest.mark.parametrize(
    "typed", ["€5,000", "5,000 euros", "5,000€", "$5,000", "US$5,000", "¥5,000", "5000 USD", "RMB 5,000", "CHF 5"]
)
def test_another_currency_is_never_pounds(typed: str) -> None:
    assert [issue.kind for issue in read({**MONEY, "amount_gbp": typed}).issues] == ["unit-disagrees"]


def test_another_currency_is_told_before_how_it_is_written() -> None:
    assert [issue.kind for issue in read({**MONEY, "amount_gbp": "€5.000,00"}).issues] == ["unit-disagrees"]


def amounts(text: str) -> Checked:
    """What a check finds in a CSV of amounts, with its separator."""
    columns = [name for name in MONEY if name != "source_id"]
    separator = ";" if ";" in text else ","
    lines = [
        [str({**MONEY, "money_id": f"m-{row}", "amount_gbp": f'"{typed}"'}[name]) for name in columns]
        for row, typed in enumerate(text.split(separator))
    ]
    content = "\n".join(separator.join(line) for line in [columns, *lines]).encode()
    return check(read_workbook(content, "Money.csv"), {}, TODAY)


def values(checked: Checked) -> list[Value]:
    return [record.values["amount_gbp"] for record in checked.records["Money"]]


def test_a_file_with_semicolons_and_decimal_commas_is_read_so_and_asked_about_once() -> None:
    checked = amounts("1.234,56;8,4;1.234;1,234")
    assert values(checked) == [Decimal("1234.56"), Decimal("8.4"), 1234, Decimal("1.234")]
    assert [issue.cell for issue in told(checked, "decimal-comma")] == ["D2:D5"]


def test_a_number_that_can_be_thousands_or_decimals_is_asked_about() -> None:
    assert told(amounts("1,234;5"), "thousands-or-decimals")
    assert told(amounts("1,234;5.5"), "thousands-or-decimals") == []
    [issue] = read({**MONEY, "amount_gbp": "3.000"}).issues
    assert (issue.kind, "If it is 3,000, type 3,000" in issue.message) == ("thousands-or-decimals", True)


@given(st.integers(0, 10**9), st.integers(0, 99))
def test_a_continental_number_is_never_taken_for_a_hundred_times_as_much(whole: int, cents: int) -> None:
    typed = f"{whole:,}".replace(",", ".") + f",{cents:02}"
    exact = Decimal(whole) + Decimal(cents) / 100
    assert read_quantity(typed, has_decimal_comma=True).value == exact
    with pytest.raises(Refusal) as refusal:
        read_quantity(typed)
    assert [read_quantity(form).value for form in refusal.value.instead] == [exact]
    assert set(separators_written(typed)) <= {Separator.DECIMAL_COMMA, Separator.LIKELY_COMMA}


@pytest.mark.parametrize(
    ("typed", "unit"),
    [
        ("12m", "months"),
        ("12 m", "square miles"),
        ("12M", "metres"),
        ("12mn", "minutes"),
        ("5k", "km"),
        ("3bn", "bins"),
    ],
)
def test_a_scale_that_may_be_the_unit_is_refused(typed: str, unit: str) -> None:
    content = workbook(Indicators=[{**INDICATOR, "unit": unit}], Facts=[{**FACT, "value": typed}])
    assert [issue.kind for issue in check(read_workbook(content), {}, TODAY).issues] == ["unit-or-scale"]


@pytest.mark.parametrize(
    ("typed", "unit"), [("12m", "jobs"), ("12 million", "months"), ("5k", "people"), ("3bn", "barrels")]
)
def test_a_scale_that_cannot_be_the_unit_is_read(typed: str, unit: str) -> None:
    content = workbook(Indicators=[{**INDICATOR, "unit": unit}], Facts=[{**FACT, "value": typed}])
    assert check(read_workbook(content), {}, TODAY).issues == ()


@pytest.mark.parametrize("word", ["TBC", "n/a", "nil", "-", "–", "?", "tbd", "not known", "x", "[x]", "..", "None"])
def test_a_word_for_nothing_is_told_to_be_left_out_where_the_cell_may_be_blank(word: str) -> None:
    row = {**VISIT, "officers": word, "ends": word, "strand_id": word, "purpose": word, "cost_gbp": word}
    found = read(row, sheet="Visits").issues
    assert {issue.kind for issue in found} == {"stands-for-nothing", "says-nothing"}
    assert all("Leave the cell blank" in issue.message for issue in found)
    assert all(
        ("type 0" in issue.message) == (word in ("nil", "-", "–", "None"))
        for issue in found
        if issue.column == "officers"
    )


@pytest.mark.parametrize("mark", ['"', "''", "〃", "ditto", "Do.", "as above", "Same as above", "同上"])
def test_a_mark_for_what_stands_above_is_no_value_and_is_asked_about_in_a_text(mark: str) -> None:
    row = {**VISIT, "partner_id": mark, "starts": mark, "status": mark, "officers": mark, "locator": mark}
    found = read({**row, "purpose": mark}, sheet="Visits").issues
    assert {issue.column: issue.kind for issue in found} == {
        **dict.fromkeys(["partner_id", "starts", "status", "officers", "locator"], "stands-for-above"),
        "purpose": "says-as-above",
    }


@pytest.mark.parametrize("sheet", sorted(BY_NAME))
def test_a_word_for_nothing_is_never_read_as_a_value_but_of_a_text(sheet: str) -> None:
    for column in BY_NAME[sheet].columns:
        for word in PLACEHOLDERS - set(column.choices) - {"not stated"}:
            reading = read_value(column, word.upper())
            assert reading.issue or (reading.doubt and column.kind is Kind.TEXT)


UNSEEN = "\u200b\u200d\u00ad\ufeff\u00a0\u200e\u202e\ufe0f\U000e0041"


@pytest.mark.parametrize("sign", UNSEEN)
def test_a_sign_that_nobody_sees_changes_nothing(sign: str) -> None:
    row = {
        **FACT,
        "fact_id": f"jobs{sign if sign != chr(0xA0) else ''}-2020",
        "partner_id": f"Testville{sign}",
        "bound": f"{sign}exact",
        "period": f"2020{sign}",
        "value": f"{sign}100",
    }
    content = workbook(Facts=[{(f"{name}{sign}" if name == "scope" else name): value for name, value in row.items()}])
    checked = check(read_workbook(content), {}, TODAY)
    assert checked.issues == ()
    assert checked.records["Facts"][0].values == {
        **check(read_workbook(workbook()), {}, TODAY).records["Facts"][0].values
    }


def test_letters_that_need_a_joiner_keep_it() -> None:
    assert readable("نمی‌خواهم") == "نمی‌خواهم"
    assert readable("👩‍🔧") == "👩‍🔧"
    assert readable("To\u200byota\u200d City") == visible("To\u200byota\u200d City") == "Toyota City"


@pytest.mark.parametrize("sign", ["\x07", "\x0b", "\x1b", "\x9f", "\ufffe"])
def test_a_sign_that_no_workbook_holds_is_told_at_its_cell(sign: str) -> None:
    assert unwritable(f"a{sign}b")
    header = "money_id,title,period,amount_gbp,bound,stage,source_id,locator"
    content = f"{header}\ngrant,A{sign}b,2020/21,5000,exact,awarded,report,p 1\n"
    found = told(check(read_workbook(content.encode(), "Money.csv"), {}, TODAY), "unseen-sign")
    assert [issue.cell for issue in found] == ["B2"]
    assert all(unwritable(issue.value + issue.message) == "" for issue in found)


@pytest.mark.parametrize(
    ("typed", "listed", "is_asked"),
    [
        ("Toyota, Toyota-shi, 豊田市", "Toyota; Toyota-shi; 豊田市", True),
        ("Toyota\nToyota-shi\n豊田市", "Toyota; Toyota-shi; 豊田市", False),
        ("Toyota / Toyota-shi", "Toyota; Toyota-shi", True),
        ("Toyota、豊田市", "Toyota; 豊田市", True),
        ("cars, rail and planes", "cars; rail; planes", True),
        ("Tyne and Wear", "Tyne and Wear", True),
        ("Tyne and Wear; Tyneside", "Tyne and Wear; Tyneside", False),
        ("Washington, D.C.;", "Washington, D.C.;", False),
        ("• Toyota\n• Toyota-shi", "Toyota; Toyota-shi", False),
    ],
)
def test_names_in_one_cell_are_taken_apart_and_asked_about(typed: str, listed: str, *, is_asked: bool) -> None:
    written, doubt = read_list(Listed.NAMES, typed)
    assert (written, bool(doubt)) == (listed, is_asked)
    assert read_list(Listed.NAMES, written)[0] == written


IDS = st.lists(
    st.from_regex(r"[a-z0-9]{1,5}(-[a-z0-9]{1,5}){0,2}", fullmatch=True).filter(lambda one: one != "and"),
    min_size=1,
    max_size=4,
)


@given(IDS, st.sampled_from([";", "; ", ",", ", ", "\n", " / ", " and ", " & ", "|", ",\n"]))
def test_ids_are_told_apart_whatever_stands_between_them(ids: list[str], between: str) -> None:
    written, doubt = read_list(Listed.IDS, between.join(ids))
    assert ([one.strip() for one in written.split(";")], doubt) == (ids, "")


def test_an_id_is_proposed_that_is_free_and_can_be_typed(store: Store) -> None:
    publish(store, workbook(Visits=[{**VISIT, "visit_id": "a-trip"}]))
    rows: Sequence[dict[str, object]] = [
        {**VISIT, "visit_id": "Toyota City visit 2018"},
        {**VISIT, "visit_id": "Toyota City Visit 2018!"},
        {**VISIT, "visit_id": "#4", "title": "Überlingen, 豊田市"},
        {**VISIT, "visit_id": "豊田市"},
        {**VISIT, "visit_id": "n/a", "title": "A dinner"},
    ]
    found = issues(store, only(Visits=list(rows)))
    proposed = [match[1] for issue in found if (match := re.search(r"Type (\S+), or leave", issue.message))]
    assert proposed == [
        "toyota-city-visit-2018",
        "toyota-city-visit-2018-2",
        "visit-4",
        "a-trip-2",
        "a-dinner",
    ]
    mended = [{**row, "visit_id": identity} for row, identity in zip(rows, proposed, strict=True)]
    assert [one for one in issues(store, only(Visits=mended)) if one.severity is Severity.ERROR] == []


def test_a_column_of_many_open_days_is_one_question() -> None:
    days = [f"{row % 12 + 1:02}/{row % 11 + 1:02}/2018" for row in range(300)]
    assert len(told(read(*money(*days)), "day-or-month-first")) == 1
