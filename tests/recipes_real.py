"""Recipes for the published files of `../shared/spreadsheets/real`, and the true values that they have to read."""

from typing import Any

from twinboard.recipes.recipe import Listed, Numbers, Periods, Places, Recipe, Source, Taken, Where

SOURCE = Source(id="a-source")


def numbers(sheet: str = "", **told: Any) -> Recipe:
    """A recipe of a published table on a sheet."""
    return Recipe(
        name="real", makes="numbers", source=SOURCE, sheet=sheet, numbers=Numbers(indicator="uk-exports", **told)
    )


def listed(makes: Any, sheet: str, **told: Any) -> Recipe:
    """A recipe of a list."""
    return Recipe(name="real", makes=makes, source=SOURCE, sheet=sheet, listed=Listed(**told))


def rows(*picked: str, column: str = "") -> Places:
    """Places that stand before the rows; all others are left out."""
    return Places(at="rows", column=column, picked=dict.fromkeys(picked, ""), others="leave out")


def where(at: Any, label: str, column: str = "") -> Where:
    return Where(at=at, label=label, column=column)


_TRADE = "ons_uk_trade_goods_all_countries_jan2021.xlsx"
_TRAVEL = "ons_overseas_travel_tourism_2015.xls"
_RETURN = "mhclg_pathfinders_return_r2.xlsx"
SUMMARY_ROWS = ["Latest three months", "% change from year earlier", "Year to date", "Latest 12 months"]

TRADE = numbers("Annual Exports", unit="£ million", multiplier=10**6, places=rows("China", "Japan", "Total EU"))
BALANCE = numbers(
    "Table B",
    unit="£ million",
    multiplier=10**6,
    places=rows("Exports of goods", "Total exports of goods and services"),
    where=[where("lines", "Credits")],
)
EMPLOYED = numbers(
    "Data",
    places=rows("ladu:Leeds"),
    periods=Periods(at="lines", columns=["date"]),
    where=[where("columns", "T01:28 (Aged 16-64 - In employment : All People )"), where("columns", "number")],
    flags="Flags",
)
EMPLOYED_WITHIN = numbers(
    "Data",
    places=rows("ladu:Leeds"),
    periods=Periods(at="lines", columns=["date"]),
    where=[where("columns", "T01:28 (Aged 16-64 - In employment : All People )"), where("columns", "conf")],
)
ADVERTS = numbers("1", places=rows("Leeds", "Sunderland", column="Local authority"))
LABOUR = numbers(
    "seasonally adjusted",
    reads="stored",
    periods=Periods(at="rows", left_out=["Change on qtr", "Change %", "Change on year"]),
    where=[
        where("lines", "All Persons"),
        where("columns", "Total in employment"),
        where("columns", "All aged 16 & over"),
    ],
)
GDP = numbers("Data", unit="GDP (current US$)", places=rows("China", "United Kingdom", column="Country Name"))
POPULATION = numbers(
    "WEO_Data (4)",
    unit="Millions",
    multiplier=10**6,
    places=rows("United Kingdom", column="Country"),
    periods=Periods(left_out=["Estimates Start After"]),
    where=[where("rows", "Population", "Subject Descriptor"), where("rows", "Millions", "Scale")],
)
CHINA_GDP = numbers(
    "WEO_Data (4)",
    unit="Billions",
    multiplier=10**9,
    places=rows("China", column="Country"),
    periods=Periods(left_out=["Estimates Start After"]),
    where=[
        where("rows", "Gross domestic product, current prices", "Subject Descriptor"),
        where("rows", "U.S. dollars", "Units"),
    ],
)
STUDENTS = numbers(
    places=rows("The University of Aberdeen", column="HE provider"),
    periods=Periods(at="rows", columns=["Academic Year"]),
    where=[
        where("columns", "Number"),
        *(where("rows", "All", name) for name in ("First year marker", "Level of study", "Mode of study")),
        where("rows", "Total", "Category"),
    ],
)
SPENT = numbers(
    "Finances",
    places=rows("Total MHCLG spend (inc. F&F)"),
    periods=Periods(left_out=["Total cumulative actuals to date", "Grand total"]),
    where=[where("lines", "Forecast and actual spend - Capital")],
    unit="£",
)


def visits(adjustment: str) -> Recipe:
    """All visits to the UK by month; † and ¹ stand at some months."""
    return numbers(
        "Table 1",
        unit="thousands",
        multiplier=1000,
        periods=Periods(at="rows", left_out=SUMMARY_ROWS),
        marks={"†": "", "¹": "estimate"},
        where=[where("columns", "All Visits"), where("columns", adjustment)],
    )


def money(sheet: str, title: str, period: str, amount: str, stage: str) -> Recipe:
    """Amounts of a list of payments or grants."""
    return listed(
        "Money",
        sheet,
        needs=["amount_gbp"],
        columns={
            "title": Taken(columns=[title]),
            "period": Taken(columns=[period]),
            "amount_gbp": Taken(columns=[amount]),
            "stage": Taken(always=stage),
        },
    )


FORM = listed(
    "Organisations",
    "Admin",
    is_form=True,
    columns={
        "name": Taken(below="Organisation name"),
        "sector": Taken(always="local government"),
        "role": Taken(always="lead"),
    },
)

TRUE_VALUES: list[tuple[str, Recipe, str, str, object]] = [
    (_TRADE, TRADE, "Annual Exports!V79", "2016", 13_344_000_000),
    (_TRADE, TRADE, "Annual Exports!Z79", "2020", 17_642_000_000),
    (_TRADE, TRADE, "Annual Exports!V130", "2016", 4_864_000_000),
    (_TRADE, TRADE, "Annual Exports!V34", "2016", 142_309_000_000),
    (_TRADE, numbers("Annual Imports", unit="£ million", multiplier=10**6, places=rows("China")),
     "Annual Imports!Z79", "2020", 54_105_000_000),
    *(
        (f"ons_balance_of_payments_2020q1.{form}", BALANCE, f"Table B!{cell}", period, value)
        for form in ("xlsx", "xls", "ods")
        for cell, period, value in (
            ("E9", "2019", 372_618_000_000), ("E12", "2019", 700_460_000_000), ("M12", "2020-Q1", 159_547_000_000),
        )
    ),
    ("nomis_aps_employment_rate_2017-2021.xlsx", EMPLOYED, "Data!H80", "2017", 390_700),
    ("nomis_aps_employment_rate_2017-2021.xlsx", EMPLOYED, "Data!H1804", "2021", 374_400),
    ("nomis_aps_employment_rate_2017-2021.xlsx", EMPLOYED_WITHIN, "Data!J1804", "2021", 26_800),
    ("ons_job_adverts_by_local_authority_2022.xlsx", ADVERTS, "1!H164", "2022", 170.2),
    ("ons_job_adverts_by_local_authority_2022.xlsx", ADVERTS, "1!H284", "2022", 26.6),
    ("ons_labour_force_a02_jan2012.xls", LABOUR, "seasonally adjusted!F497", "2011-09 to 2011-11", 29_118_969.580831),
    (_TRAVEL, visits("NSA"), "Table 1!C38", "2014-08", 3_575_658.100198),
    (_TRAVEL, visits("SA"), "Table 1!E38", "2014-08", 2_880_000),
    ("worldbank_gdp_current_usd_2024.xls", GDP, "Data!BO45", "2022", 17_963_171_479_205.33),
    ("worldbank_gdp_current_usd_2024.xls", GDP, "Data!BO86", "2022", 3_089_072_722_400.1357),
    ("imf_weo_apr2024_extract.xlsx", CHINA_GDP, "WEO_Data (4)!P146", "2021", 17_759_307_000_000),
    ("imf_weo_apr2024_extract.xlsx", POPULATION, "WEO_Data (4)!P745", "2021", 67_280_000),
    ("hesa_students_scottish_universities_2018-19.csv", STUDENTS,
     "hesa_students_scottish_universities_2018-19!K2", "2018/19", 14_775),
    (_RETURN, SPENT, "Finances!I20", "2024/25", 42),
    (_RETURN, FORM, "Admin!B20", "", "Bolton Council"),
    ("town_council_community_grants_2016-17.xlsx", money("Page 1", "Beneficiary", "Time", "Amount", "awarded"),
     "Page 1!H11", "2016/17", "10,000.00"),
    ("town_council_community_grants_2016-17.xlsx", money("Page 1", "Beneficiary", "Time", "Amount", "awarded"),
     "Page 1!H9", "2016/17", 800),
    ("birmingham_city_council_purchase_cards_apr2020.xls",
     money("Sheet1", "MERCHANT NAME", "TRANS DATE", "ORIGINAL GROSS AMT", "spent"), "Sheet1!C7", "2020-04-17", 204),
]  # fmt: skip
"""File, recipe, cell, period and value as the manifest of the folder states them, in the unit of ours."""

FILES = tuple(dict.fromkeys(name for name, *_ in TRUE_VALUES))
"""The published files."""
