"""What a number format prints, which part of a day it shows, and which numbers it prints as they are."""

from datetime import date

import pytest

from twinboard.workbook.shown.printed import NumberFormat, Plain, built_in

DAY = 43434
"""30 November 2018, as a cell holds it."""


@pytest.mark.parametrize(
    ("code", "value", "text"),
    [
        ("General", 0.1 + 0.2, "0.3"),
        ("[$€-407]#,##0", 5000, "€5,000"),
        ("[$£-809]#,##0.00", 5000, "£5,000.00"),
        ('0.0"m"', 1.2, "1.2m"),
        ("0.0\\m", 1.2, "1.2m"),
        ('£0.0,,"m"', 1_234_567, "£1.2m"),
        ('"over "#,##0', 3000, "over 3,000"),
        ("0%", 1.12, "112%"),
        ("0.0%", -0.05, "-5.0%"),
        ("#,##0,", 5000, "5"),
        ("#,##0;(#,##0)", -1234, "(1,234)"),
        ('_-£* #,##0.00_-;-£* #,##0.00_-;_-£* "-"??_-;_-@_-', 0, "£-"),
        ("0000", 7, "0007"),
        ("# ?/?", 1.5, "1 1/2"),
        ("0.00E+00", 12_345_678, "1.23E+07"),
        ('[<1]"under 1";0', 0.5, "under 1"),
        (";;;", 5, ""),
        ("0.00", 1.005, "1.01"),
        ('"x "@', "Text", "x Text"),
        ("mmm-yy", DAY, "Nov-18"),
        ("d-mmm", 46300, "5-Oct"),
        ("dd/mm/yyyy", 2005, "27/06/1905"),
        ("[h]:mm", 1.5, "36:00"),
        ("0" * 300, 1, None),
    ],
)
def test_a_format_prints_what_one_sees(code: str, value: object, text: str | None) -> None:
    assert NumberFormat(code).printed(value) == text


@pytest.mark.parametrize(
    ("code", "period", "is_whole"),
    [
        ("mmm-yy", "2018-11", False),
        ("yyyy", "2018", False),
        ("d-mmm", "", False),
        ("ddd", "", False),
        ("h:mm", "", False),
        ("mm:ss", "", False),
        ("[h]:mm", "", False),
        ("dd/mm/yyyy", "2018-11-30", True),
        ("yyyy-mm-dd h:mm:ss", "2018-11-30", True),
        ("[$-F800]dddd, mmmm dd, yyyy", "2018-11-30", True),
        ('yyyy"年"m"月"d"日"', "2018-11-30", True),
        ('"FY"yyyy', "", False),
        ('d mmm yyyy" (tbc)"', "", False),
        ('mmm yyyy;"no day"', "2018-11", False),
    ],
)
def test_the_part_of_a_day_that_is_shown_is_known(code: str, period: str, is_whole: bool) -> None:
    shape = NumberFormat(code)
    assert (shape.is_of_days, shape.period(date(2018, 11, 30)), shape.shows_whole_day) == (True, period, is_whole)


@pytest.mark.parametrize(
    ("code", "plain"),
    [
        ("0", Plain(0, negative=True, zero=True, pounds=False)),
        ("#,##0.00", Plain(2, negative=True, zero=True, pounds=False)),
        ("#,##0.######", Plain(6, negative=True, zero=True, pounds=False)),
        ("[Red]#,##0", Plain(0, negative=True, zero=True, pounds=False)),
        ("#,##0;#,##0", Plain(0, negative=False, zero=True, pounds=False)),
        ('#,##0;-#,##0;"-"', Plain(0, negative=True, zero=False, pounds=False)),
        ("£#,##0", Plain(0, negative=True, zero=True, pounds=True)),
        *((code, None) for code in ("0%", "0000", "#,##0,", '0" jobs"', '"c. "0', "$0", "0.00E+00", "[>9]0;0", ";;;")),
    ],
)
def test_the_numbers_that_a_format_prints_as_they_are_are_known(code: str, plain: Plain | None) -> None:
    assert NumberFormat(code).plain == plain


def test_formats_that_files_name_by_number_are_those_of_the_standard() -> None:
    assert [built_in(number) for number in (0, 1, 3, 9, 14, 16, 17, 49, 9999)] == [
        *("General", "0", "#,##0", "0%", "dd/mm/yyyy", "d-mmm", "mmm-yy", "@", "General")
    ]
    assert NumberFormat(built_in(17)).printed(DAY) == "Nov-18"


def test_days_counted_from_1904_are_other_days() -> None:
    assert NumberFormat("yyyy-mm-dd", from_1904=True).printed(DAY - 1462) == "2018-11-30"
