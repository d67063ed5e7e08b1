"""CSV files as programs and people write them: separators, quotes, letters, line ends, and what is said of faults."""

import csv
import io
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from workbooks import MONEY

from twinboard.errors import UnreadableFile
from twinboard.models import Issue, Record, Table
from twinboard.validate.check import check
from twinboard.workbook.read import read_workbook

HEADER = [*MONEY, "note"]
ROW = ["grant", "A grant", "2020/21", "5000", "exact", "awarded", "report", "para 1", ""]
PUBLISHED = {"Sources": {"report": Record("Sources", "report", {"source_id": "report"})}}
SEPARATORS = [",", ";", "\t", "|"]


def table(text: str | bytes, name: str = "Money.csv") -> Table:
    [found] = read_workbook(text if isinstance(text, bytes) else text.encode(), name)
    return found


def issues(text: str | bytes, name: str = "Money.csv") -> tuple[Issue, ...]:
    return check([table(text, name)], PUBLISHED, date(2026, 1, 1)).issues


def written(rows: list[list[str]], separator: str, ends: str = "\r\n") -> str:
    stream = io.StringIO(newline="")
    csv.writer(stream, delimiter=separator, lineterminator=ends).writerows(rows)
    return stream.getvalue()


def noted(*notes: str) -> list[list[str]]:
    return [HEADER, *([f"grant-{at}", f"Grant {at}", *ROW[2:-1], note] for at, note in enumerate(notes))]


@pytest.mark.parametrize("separator", SEPARATORS)
@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
def test_the_separator_is_judged_from_all_lines_whatever_stands_in_the_values(separator: str, ends: str) -> None:
    rows = noted("Derby, Toyota, Hefei, Xi’an, and, on", "a; b; c; d; e; f", "1,5", "x | y", "a\tb", 'a "twin" city')
    found = table(written(rows, separator, ends))
    assert (found.header, [*map(list, found.rows)], found.findings) == (rows[0], rows[1:], ())


@pytest.mark.parametrize("separator", SEPARATORS)
@pytest.mark.parametrize(
    "title", ["Money, of 2018; as | known", "Money", '"A title, in quotes"', "Money of 2018,,,,,,,,"]
)
def test_a_title_in_the_first_line_decides_nothing(separator: str, title: str) -> None:
    text = f"{title}\n\n" + written(noted("so", "well"), separator)
    found = issues(text)
    assert [(one.kind, one.cell) for one in found] == [("header-found", "A3")]


@pytest.mark.parametrize("line", ["sep=;\r\n", '"sep=;"\r\n', "SEP=;\n", "sep=;\r", "\ufeffsep=;\n", "sep=;;;;;\n"])
def test_a_line_that_names_the_separator_is_no_row_and_no_header(line: str) -> None:
    found = table(line + written(noted("a, b, c, d, e, f, g, h, i, j", "so"), ";"))
    assert (found.header, found.first_row, len(found.rows)) == (HEADER, 0, 2)
    assert issues(line + written(noted("so"), ";")) == ()


@pytest.mark.parametrize("separator", SEPARATORS)
@pytest.mark.parametrize("stated", [*SEPARATORS, ":"])
def test_a_line_that_names_another_separator_than_that_of_the_rows_is_told_and_not_followed(
    separator: str, stated: str
) -> None:
    text = f"sep={stated}\r\n" + written(noted("a, b; c | d", "so"), separator)
    found = table(text)
    assert (found.header, found.separator, len(found.rows)) == (HEADER, separator, 2)
    assert [one.kind for one in issues(text)] == ([] if stated == separator else ["separator-misnamed"])


@pytest.mark.parametrize("separator", SEPARATORS)
def test_a_file_of_no_sheet_of_ours_has_its_columns_too(separator: str) -> None:
    rows = [["Region", "Value", "Remark"], *([f"R{n}", f"{n},5", "one; two, three"] for n in range(9))]
    assert table(written(rows, separator), "foreign.csv").header == rows[0]


@given(
    st.sampled_from(SEPARATORS),
    st.lists(st.text(st.sampled_from('ab,;|\t"\n\r £é'), max_size=12), min_size=1, max_size=5),
    st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"]),
)
def test_what_a_program_writes_is_read_as_it_was_written(separator: str, notes: list[str], encoding: str) -> None:
    rows = noted(*notes)
    found = table(written(rows, separator).encode(encoding))
    assert [str(row[-1]).lstrip() for row in found.rows] == [note.lstrip() for note in notes]
    assert found.findings == ()


def test_a_value_with_the_separator_is_told_to_be_quoted_only_where_it_is_that() -> None:
    [issue] = issues(f"{';'.join(HEADER)}\n{';'.join(ROW[:-1])};one; two\n")
    assert (issue.kind, issue.cell) == ("uneven-row", "A2")
    assert 'holds a semicolon in quotes, such as "Derby; Toyota City"' in issue.message
    [short] = issues(",".join(HEADER) + "\n" + ",".join(ROW[:-1]) + "\n")
    assert (short.kind, "in quotes" in short.message) == ("short-row", False)


@pytest.mark.parametrize("place", range(len(ROW)))
def test_a_comma_that_is_not_in_quotes_is_one_issue_wherever_it_stands(place: int) -> None:
    torn = [f"{value}, more" if index == place else value for index, value in enumerate(ROW)]
    other = ["loan", "A loan", "2020/21", "x", *ROW[4:]]
    found = issues("\n".join(",".join(row) for row in (HEADER, torn, other)))
    assert [(issue.kind, issue.cell) for issue in found] == [("uneven-row", "A2"), ("stands-for-nothing", "D3")]


@pytest.mark.parametrize(
    "rest",
    [
        "b,Other,2021/22,7000,exact,awarded,report,para 2,\n",
        'b,"Other, and more",2021/22,7000,exact,awarded,report,para 2,\n',
        'b,Other,2021/22,7000,exact,awarded,report,"para 2",\n' * 3,
        "",
    ],
    ids=["to the end", "to the next quote", "to a quote at the end", "in the last line"],
)
def test_a_quote_that_is_not_closed_swallows_no_row_and_is_told_at_its_row(rest: str) -> None:
    text = f'{",".join(HEADER)}\n{",".join(ROW)}\na,"Derby,2020/21,6000,exact,awarded,report,para 1,\n{rest}'
    found = issues(text)
    assert [(one.kind, one.cell) for one in found if one.kind == "unclosed-quote"] == [("unclosed-quote", "A3")]
    assert [row[0] for row in table(text).rows][:3] == (["grant", "a", "b"] if rest else ["grant", "a"])


def test_a_quote_within_a_quoted_value_is_told_and_a_value_of_several_lines_is_not() -> None:
    inner = f'{",".join(HEADER)}\n{",".join(ROW[:-1])},"the "twin" city"\n'
    assert [(one.kind, one.cell) for one in issues(inner)] == [("quote-in-quotes", "A2")]
    lines = noted("one, two, three, four, five\nsix, seven, eight, nine, ten")
    assert issues(written(lines, ",")) == ()
    pipes = f'{",".join(HEADER)}\n{",".join(ROW[:-1])},a 5" pipe\n'
    assert issues(pipes) == ()


def test_lines_of_different_lengths_and_separators_at_every_end_are_read() -> None:
    rows = [HEADER, ROW, ["other", "Another", *ROW[2:]]]
    first, second, last = map(",".join, rows)
    text = f"{first},,,\n{second},,\n\n{last},,,,,\n"
    assert issues(text) == ()
    assert [row[:2] for row in table(text).rows] == [["grant", "A grant"], ["", ""], ["other", "Another"]]


@pytest.mark.parametrize(
    ("encoding", "name"),
    [("cp1252", "Windows-1252"), ("mac_roman", "Mac Roman")],
)
@pytest.mark.parametrize(
    "words",
    ["Osnabrück", "Xi’an", "café – “twin” £5", "Zürich, Köln", "São Paulo à l’été"],
)
def test_letters_of_old_programs_are_guessed_by_what_people_write(encoding: str, name: str, words: str) -> None:
    found = table(written(noted(words), ";").encode(encoding))
    assert found.rows[0][-1] == words
    assert [(one.kind, one.word) for one in found.findings] == [("letters-guessed", name)]


def test_zero_bytes_are_said_and_not_read_over() -> None:
    text = written(noted("so"), ",").encode()
    for content in (text[:40] + b"\0" + text[40:], text + b"\0" * 5):
        with pytest.raises(UnreadableFile, match="zero bytes"):
            table(content)


def test_a_lone_column_or_prose_is_no_table() -> None:
    for text in ("just words\nand more words\n", "fact_id\none\ntwo\n"):
        with pytest.raises(UnreadableFile, match="not a workbook"):
            table(text)
