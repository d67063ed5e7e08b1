"""Years, quarters and halves as officers type them and no period is written: which periods they may be."""

import re

from twinboard.refusals import Refusal

LAST_CENTURY = 60
"""Of two digits, from here on a year is of the last century."""


def in_full(year: str) -> int:
    """A year of four digits, or of two: 98 is 1998, 18 is 2018."""
    number = int(year.lstrip("'’"))
    return number if number > 99 else number + (2000 if number < LAST_CENTURY else 1900)


def academic(match: re.Match[str], _: object) -> Refusal:
    return Refusal("is not a financial year", f"{match['year']}-09 to {int(match['year']) + 1}-08")


def quarter(match: re.Match[str], _: object) -> Refusal:
    year, quarter = int(match["year"]), int(match["quarter"])
    starts, month = (year, 3 * quarter + 1) if quarter < 4 else (year + 1, 1)
    reason = "can be a quarter of the calendar or of a financial year"
    return Refusal(reason, f"{year}-Q{quarter}", f"{starts}-{month:02} to {starts}-{month + 2:02}")


def half(match: re.Match[str], _: object) -> Refusal:
    year, is_first = int(match["year"]), match["half"] == "1"
    of_calendar = f"{year}-01 to {year}-06" if is_first else f"{year}-07 to {year}-12"
    of_finance = f"{year}-04 to {year}-09" if is_first else f"{year}-10 to {year + 1}-03"
    return Refusal("can be a half of the calendar or of a financial year", of_calendar, of_finance)


def ending_year(match: re.Match[str], _: object) -> Refusal:
    last = in_full(match["year"])
    return Refusal("is the financial year that ends then", f"{last - 1}/{last % 100:02}")


def quarter_of_one_year(match: re.Match[str], _: object) -> Refusal:
    """Q3 FY19: of the year that ends in 2019, or begins then."""
    quarter, last = int(match["quarter"]), in_full(match["year"])
    months = (1, 3) if quarter == 4 else (3 * quarter + 1, 3 * quarter + 3)
    years = [first + (quarter == 4) for first in (last - 1, last)]
    forms = [f"{year}-{months[0]:02} to {year}-{months[1]:02}" for year in years]
    return Refusal("can be of the financial year that ends then or begins then", *forms)


def one_financial_year(match: re.Match[str], _: object) -> Refusal:
    year = in_full(match["year"])
    forms = [f"{first}/{(first + 1) % 100:02}" for first in (year - 1, year)]
    return Refusal("can be the financial year that ends then or begins then", *forms)


def two_digit_years(match: re.Match[str], _: object) -> Refusal:
    first, last = int(match[1]), int(match[2])
    years = [f"{in_full(match[1])}/{match[2]}"] if last == (first + 1) % 100 else []
    months = [f"{in_full(match[2])}-{match[1]}"] if 1 <= first <= 12 else []
    return Refusal("has no full year", *years, *months, remark="" if years or months else "Type it with its year")


def several_years(match: re.Match[str], _: object) -> Refusal:
    return Refusal("names two years", f"{match['first']} to {match['last']}")


def slash_month(match: re.Match[str], _: object) -> Refusal:
    year, digits = match["year"], match["digits"]
    next_year, later = f"{(int(year) + 1) % 100:02}", f"{year[:2]}{digits}"
    forms = [f"{year}-{int(digits):02}"] if 1 <= int(digits) <= 12 else []
    forms += [f"{year}/{next_year}"] if forms or next_year.endswith(digits) else []
    forms += [f"{year} to {later}"] if not forms and later > year and len(digits) == 2 else []
    is_slashed = match["sign"] == "/"
    reason = "is no financial year: its two years do not follow each other" if is_slashed else "is not a date or period"
    return Refusal(reason, *forms)


def hyphen_digit(match: re.Match[str], _: object) -> Refusal:
    year, digit = match["year"], match["digit"]
    next_year = f"{(int(year) + 1) % 100:02}"
    months = [f"{year}-{int(digit):02}"] if digit != "0" else []
    years = [f"{year}/{next_year}"] if next_year.endswith(digit) else []
    return Refusal("is not a date or period", *months, *years)


def hyphen_years(match: re.Match[str], _: object) -> Refusal:
    year, last = int(match["year"]), int(match["digits"])
    ends = year - year % 100 + last
    forms = [f"{year} to {ends}"] if ends > year else []
    return Refusal("has no such month, and is no financial year", *forms)


def glued(match: re.Match[str], _: object) -> Refusal:
    year, digits = match["year"], match["digits"]
    months = [f"{year}-{digits}"] if 1 <= int(digits) <= 12 else []
    years = [f"{year}/{digits}"] if int(digits) == (int(year) + 1) % 100 else []
    return Refusal("is not a date or period", *months, *years)


def quarter_of_short_year(match: re.Match[str], _: object) -> Refusal:
    """Q3 FY18/19."""
    quarter, year = int(match["quarter"]), in_full(match["year"])
    first, month = (year + 1, 1) if quarter == 4 else (year, 3 * quarter + 1)
    return Refusal("has no full year", f"{first}-{month:02} to {first}-{month + 2:02}")
