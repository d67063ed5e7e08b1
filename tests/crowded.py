"""A crowded workbook, plainly synthetic: twelve partners and home, eight strands, long names, every word, 25 years."""

from itertools import cycle, product

from workbooks import only

from twinboard.rules import vocabularies as words

Row = dict[str, object]

_HOME = "home-county"
_PLACES = (
    ("aa", "Example City with a Very Long Name, Formerly Called Sankt-Éxemplaïre-sur-l’Étang", "city", "c1", 48, 16),
    ("ab", "Example <b>Bold</b> City & Borough of $5_000 on the Long Straight River", "city", "c1", 48, 17),
    ("ac", "Example Town of O'Exämple’s Crossing and the Seven Small Villages Nearby", "city", "c1", 49, 16),
    ("ad", "Example City *Starred* of the Lower Valley and Its Surrounding Townships", "city", "p1", 35, 137),
    ("ae", "Example City without Coordinates in the Hills beyond the Northern Plain", "city", "p1", None, None),
    ("af", "Example City on the Opposite Coast, with Ærø and Łódź among Its Twin Towns", "city", "c3", 40, -74),
    ("p1", "Example Province of the Wide Plains and Many Rivers, the North-Western Part", "province", "c2", 36, 138),
    ("p2", "Example Province of the Southern Lakes, Including the Outlying Island Groups", "province", "c2", 33, 130),
    ("p3", "Example Province that Has Only Approached Us and Awaits Our Considered Reply", "province", "c3", -33, 18),
    ("c1", "Example Federal Republic of the Central Uplands and the Adjoining Lowlands", "country", None, 47, 15),
    ("c2", "Example United Kingdom of the Thousand Islands & Their Dependent Territories", "country", None, 36, 138),
    ("c3", "Example Commonwealth of the Far Hemisphere with an Unusually Long Full Name", "country", None, -25, 133),
)  # fmt: skip
_STRANDS = (
    "Education, Skills and the Exchange of Pupils, Students and Their Teachers between Us",
    "Business, Trade & Investment, with Help for Small Firms that Have Never Sold Abroad",
    "Environment, Climate and the Care of Rivers, Woods and Other Shared Natural Places",
    "Culture, Heritage and Language, Including the Long-Promised Library of Translations",
    "Sport, Health and Well-Being, for Residents of Every Age and of Every Level of Ability",
    "Visitor Economy and Tourism, from the First Brochure to the Direct Railway Connection",
    "Research_and_Innovation with the Universities, the Laboratories & the Science Parks",
    "Civic <i>Friendship</i> and Ceremony, the Oldest and Least Counted of All the Strands",
)
_LETTERS = "abcdefgh"
_DATES = ("{}", "{}-03", "{}-06-15", "{}-Q4", "after {}-09", "before {}-05")


def crowded_workbook() -> bytes:
    """All eleven sheets; it has no issues."""
    return only(
        Sources=_sources(),
        Partners=_partners(),
        Strands=_strands(),
        Indicators=_indicators(),
        Facts=_facts(),
        Visits=_visits(),
        Money=_money(),
        Milestones=_milestones(),
        Organisations=_organisations(),
        Conflicts=_conflicts(),
        Assumptions=_assumptions(),
    )


def _cited(number: int) -> Row:
    """Evidence: most rows rest on one source, in many places; the others go through all."""
    source = "s1" if number % 3 else f"s{number % 9 + 1}"
    return {"source_id": source, "locator": f"Appendix {number % 4 + 1}, para {number + 1}.{number % 7}"}


def _partner(number: int) -> str:
    return _PLACES[number % len(_PLACES)][0]


def _strand(number: int) -> str | None:
    return f"strand-{_LETTERS[number % 8]}" if number % 9 else None


def _sources() -> list[Row]:
    published = ("2024-05-01", "after 2016-11", "before 2012", "not stated", "2019", "2021/22", "2023-11", "2020-Q2")
    dated = [*published, "2025-06-30"]
    return [
        {
            "source_id": f"s{number}",
            "title": f"Example Report No. {number} on the Many Partnerships, Their Cost & What They Are Said to Bring",
            "publisher": "Example Joint Committee for Economic Prosperity and International Affairs",
            "published": when,
            "kind": "official statistics" if number in (2, 9) else kind,
            "received": "2025-07-01" if number % 2 else None,
            "next_update": f"{2022 + number}-03" if number % 3 else None,
        }
        for number, (when, kind) in enumerate(zip(dated, cycle(words.SOURCE_KIND), strict=False), start=1)
    ]


def _partners() -> list[Row]:
    ways, states = cycle(words.RELATIONSHIP), cycle(("active", "exploring", "dormant", "active", "context"))
    since = cycle(("1998", "2003-05", None, "after 2010-03", "2016-04-01", None, "1987"))
    linked: list[Row] = [
        {
            "partner_id": key,
            "name": name,
            "aliases": f"Alias {number}",
            "kind": kind,
            "part_of": part_of,
            "latitude": latitude,
            "longitude": longitude,
            "relationship": next(ways),
            "since": next(since),
            "industries": "automotive; rail; food & drink; aerospace; life sciences; ceramics",
            "status": next(states),
            "lead_authority": "Example County Council of the Hills, Dales and Former Coalfields",
            **_cited(number),
        }
        for number, (key, name, kind, part_of, latitude, longitude) in enumerate(_PLACES)
    ]
    home = {"name": "Example Home County", "kind": "province", "relationship": "none", "status": "home"}
    return [*linked, {"partner_id": _HOME, "latitude": 52.9, "longitude": -1.5, **home, **_cited(1)}]


def _strands() -> list[Row]:
    return [
        {"strand_id": f"strand-{_LETTERS[at]}", "name": name, "position": at + 1, "summary": f"{name}.", **_cited(at)}
        for at, name in enumerate(_STRANDS)
    ]


def _indicators() -> list[Row]:
    declared = (
        ("jobs", "Jobs at the employer, with those on fixed terms", "jobs", "stock", "higher", "context"),
        ("uk-exports", "UK exports to the partner country", "£", "flow", "higher", "context"),
        ("uk-exports-share", "Share of UK exports", "per cent", "rate", "higher", "context"),
        ("relationship-length", "Length of the relationship", "years", "stock", "neutral", "context"),
        ("past-visits", "Past visits, stated as a count", "visits", "flow", "neutral", "context"),
        ("people-on-visit", "People on a visit", "people", "flow", "neutral", "context"),
        ("nights-away", "Nights away", "nights", "flow", "neutral", "context"),
        ("size-rank", "Place in order of size", "rank", "stock", "neutral", "context"),
        ("balance", "Balance of what comes in over what goes out, in pounds", "£", "flow", "higher", "contributed"),
        ("pupils", "Pupils & students who took part in an exchange", "pupils", "flow", "higher", "caused"),
        ("waste", "Waste sent to landfill by the organisations taking part", "tonnes", "flow", "lower", "contributed"),
        ("people-in-employment", "People in work, aged 16 to 64", "people", "stock", "higher", "context"),
        ("people-aged-16-64", "People aged 16 to 64", "people", "stock", "neutral", "context"),
    )
    names = ("indicator_id", "name", "unit", "kind", "polarity", "attribution")
    return [{**dict(zip(names, row, strict=True)), "definition": f"{row[1]}, as stated."} for row in declared]


def _fact(indicator: str, partner: str | None, period: str, value: object, **others: object) -> Row:
    stated = {"indicator_id": indicator, "partner_id": partner, "period": period, "value": value}
    return _ended({**stated, "bound": "exact", "status": "actual", **others}, "value", "high")


def _ended(row: Row, low: str, high: str) -> Row:
    """The row, of a range with its higher end."""
    if row["bound"] != "between":
        return row
    value = int(str(row[low]).partition(".")[0])
    return {**row, high: value + max(1, abs(value) // 4)}


def _facts() -> list[Row]:
    found = [*_jobs(), *_trade(), *_compared(), *_targets(), *_around_visits(), *_at_home()]
    return [{"fact_id": f"fact-{number}", **_cited(number), **row} for number, row in enumerate(found)]


def _jobs() -> list[Row]:
    sizes = (4, 38, 950, 3000, 12_500, 187, 64_000)
    return [
        _fact("jobs", partner, "2023", size + at, bound=bound, scope=f"Example Works No. {at + 1} and Sons, {place}")
        for at, (partner, (size, bound), place) in enumerate(
            zip(
                ("aa", "aa", "aa", "ab", "ab", "ad", "p1"),
                zip(sizes, cycle(words.BOUND), strict=False),
                cycle(("the Old Mill Site beyond the Ring Road", "its Local Supply Chain")),
                strict=False,
            )
        )
    ]


def _trade() -> list[Row]:
    """Two official series a country with gaps and an older edition, and statements of every bound and status."""
    series = [
        _fact(
            "uk-exports",
            country,
            f"{year}",
            (900 + 41 * at + year % 7 * 13 + 90 * len(scope)) * 10**7,
            scope=scope,
            source_id="s9",
        )
        for (at, country), scope in product(enumerate(("c1", "c2", "c3"), start=1), ("goods", "goods and services"))
        for year in range(1999, 2025)
        if year not in (2008, 2009)
    ]
    older = [_fact("uk-exports", "c1", "2010", 87 * 10**8, scope="goods", source_id="s2")]
    said = [
        _fact("uk-exports", country, period, billions * 10**9, bound=bound, status=status)
        for country in ("c1", "c2")
        for billions, period, bound, status in zip(
            (22, 21, 19, 12, 9, 26),
            ("2016", "after 2018-11", "2016-Q3", "before 2014", "not stated", "2020"),
            cycle(words.BOUND),
            cycle(words.STATUS),
            strict=False,
        )
    ]
    shares = [
        _fact("uk-exports-share", country, f"{year}", 1.5 * at, bound=bound)
        for (at, country), (year, bound) in product(
            enumerate(("c1", "c2", "c3"), start=1), zip((2014, 2016, 2018, 2020, 2022, 2024), words.BOUND, strict=True)
        )
    ]
    return [*series, *older, *said, *shares]


def _compared() -> list[Row]:
    values = (1_234_567_890, -45_678_901, 0, 12, -3, 987_654_321_012)
    return [
        _fact("balance", _partner(at), f"{2015 + at % 3}", value, bound=bound, status=status, scope=scope)
        for at, (value, bound, status, scope) in enumerate(
            zip(
                (*values, *values),
                cycle(words.BOUND),
                cycle(words.STATUS),
                cycle((None, "the whole of the district & its neighbours", None)),
                strict=False,
            )
        )
    ] + [_fact("size-rank", _partner(at), "2020", at + 1, bound="up to" if at % 2 else "exact") for at in range(6)]


def _targets() -> list[Row]:
    pairs = ((2000, 3100), (500, None), (80, -20), (10**9, 4), (12, 12), (40_000, 39_999))
    found = []
    for at, ((aimed, reached), bound) in enumerate(zip(pairs, cycle(words.BOUND), strict=False)):
        measured, partner = ("pupils", "waste")[at % 2], _partner(at)
        scope = "all schools of the area, including the special ones & the colleges" if at % 2 else None
        found.append(_fact(measured, partner, f"{2025 + at}", aimed, bound=bound, status="target", scope=scope))
        if reached is not None:
            found.append(_fact(measured, partner, "2023/24", reached, bound=bound, scope=scope))
    return found


def _around_visits() -> list[Row]:
    lengths = [_fact("relationship-length", _partner(at), f"{2015 + at}", 10 + 3 * at) for at in range(5)]
    counts = [_fact("past-visits", _partner(at), "not stated", 3 + at, bound=words.BOUND[at]) for at in range(5)]
    place = {"source_id": "s5", "locator": "para 9.9", "status": "estimate"}
    example = [_fact("people-on-visit", "ab", "2026", 6, **place), _fact("nights-away", "ab", "2026", 4, **place)]
    return [*lengths, *counts, *example]


def _at_home() -> list[Row]:
    """Nine areas at home, of 19 years with a gap; of some years one of the two numbers is missing or has a word."""
    areas = [
        f"Example <b>District</b> No. {at} of the Upper Valley, the Moors & the Coast beyond" for at in range(1, 9)
    ]
    found = []
    for (at, area), year in product(enumerate([None, *areas]), range(2005, 2024)):
        if year != 2012:
            of = {"scope": area, "source_id": "s9", "status": "estimate" if at % 2 else "actual"}
            home = None if area else _HOME
            word = words.BOUND[at % len(words.BOUND)] if year == 2023 else "exact"
            found.append(_fact("people-in-employment", home, f"{year}", 900 * (at + 1) + year, bound=word, **of))
            if (at + year) % 7:
                found.append(_fact("people-aged-16-64", home, f"{year}", 1300 * (at + 1) + year, **of))
    return found


def _visits() -> list[Row]:
    ways = cycle(product(words.VISIT_STATUS, words.DIRECTION))
    found = []
    for number, (status, direction) in zip(range(36), ways, strict=False):
        starts = _DATES[number % len(_DATES)].format(1999 + number * 25 // 35)
        exact = number % len(_DATES) == 2
        roles = {"elected_members": 1 + number % 5, "officers": 2, "business": number % 9 or None, "civic": 1}
        split = roles if number % 4 == 0 else {}
        found.append(
            {
                "visit_id": f"visit-{number}",
                "title": f"Example Visit No. {number + 1} of a Delegation to Mark Many Years & to Sign <b>Papers</b>",
                "partner_id": _partner(number),
                "direction": direction,
                "starts": starts,
                "ends": starts.replace("-15", "-19") if exact else None,
                "status": status,
                "strand_id": _strand(number),
                **split,
                "delegates": 40 + number if number % 3 == 0 else None,
                "cost_gbp": ("£12,000", "over £3,500", "up to £900", "c. £45,250", "at least £70")[number % 5]
                if number % 3 == 2
                else None,
                **_cited(number),
            }
        )
    return found


def _money() -> list[Row]:
    sizes = (5_000, 1_250_000, 20_000, 480, 33_000_000_000, 75_500, 7)
    kinds = product(words.STAGE, (("actual", None), ("proposed", "yes"), (None, "no")))
    years = cycle(("2016/17", "2018", "not stated", "2019-04 to 2022-03", "2024/25"))
    found: list[Row] = [
        {
            "money_id": f"money-{number}",
            "title": f"Example Programme No. {number + 1} for Exchanges, Placements & Shared Research of _Every_ Kind",
            "funder": f"Example Fund for Regional and International Development, Division {number % 4 + 1}"
            if number % 5
            else None,
            "partner_id": _partner(number) if number % 4 else None,
            "strand_id": _strand(number),
            "period": next(years),
            "amount_gbp": sizes[number % len(sizes)],
            "bound": words.BOUND[number % len(words.BOUND)],
            "stage": stage,
            "status": status,
            "recurring": recurring,
            **_cited(number),
        }
        for number, (stage, (status, recurring)) in enumerate(kind for kind in kinds for _ in range(2))
    ]
    costed = {"title": "Example of a visit", "amount_gbp": 4000, "bound": "around", "stage": "idea", "partner_id": "ab"}
    where = {"source_id": "s5", "locator": "para 9.9"}
    found = [_ended(row, "amount_gbp", "amount_high_gbp") for row in found]
    return [*found, {"money_id": "example", "period": "2026", "status": "estimate", **costed, **where}]


def _milestones() -> list[Row]:
    kinds = zip(cycle(words.MILESTONE_KIND), cycle((*words.MILESTONE_STATUS, "happened")), strict=False)
    return [
        {
            "milestone_id": f"milestone-{number}",
            "title": f"Example Milestone No. {number + 1}: an Agreement on Schools, Rivers & Trade Is Signed at Last",
            "partner_id": _partner(number) if number % 5 else None,
            "strand_id": _strand(number),
            "date": "not stated"
            if number % 11 == 10
            else _DATES[number % len(_DATES)].format(2001 + number * 25 // 39),
            "kind": kind,
            "status": status,
            **_cited(number),
        }
        for number, (kind, status) in zip(range(40), kinds, strict=False)
    ]


def _date(number: int) -> str:
    return _DATES[number % len(_DATES)].format(2001 + number * 25 // 39)


def _organisations() -> list[Row]:
    boards = cycle(("Example Partnership Development Board for All Partners & the Home County", "Example Board"))
    return [
        {
            "organisation_id": f"organisation-{number}",
            "name": f"Example Organisation No. {number + 1} of the <b>Joint</b> Chamber & Guild",
            "sector": words.SECTOR[number % len(words.SECTOR)],
            "role": "board member",
            "board": next(boards),
            "partner_id": _partner(number % 3),
            **_cited(number),
        }
        for number in range(24)
    ]


def _conflicts() -> list[Row]:
    sides = ("aa; fact-6", "visit-0; visit-1", "money-0; money-2", "fact-158; fact-159", "milestone-1; milestone-2")
    return [
        {
            "conflict_id": f"conflict-{number}",
            "question": f"Which of the two statements is right, the one of page {number} or the other one of page 9?",
            "about": about,
            "preferred": about.split("; ")[0] if number % 2 else None,
            "reason": "The later report names the year." if number % 2 else None,
            **_cited(number),
        }
        for number, about in enumerate(sides, start=1)
    ]


def _assumptions() -> list[Row]:
    """Each input, for all and for one country; of every second no document is named."""
    return [
        {
            "assumption_id": f"assumption-{number}",
            "name": f"Example {name}, as the Joint Committee’s Advisers Put It in Their Very Long Annual Review",
            "input": name,
            "value": 40 if unit == "per cent" else 2 if unit in ("nights", "") else 120,
            "low": 10 if unit == "per cent" else 1 if unit in ("nights", "") else 80,
            "high": 60 if unit == "per cent" else 3 if unit in ("nights", "") else 300,
            "partner_id": place,
            **(_cited(number) if number % 2 else {}),
        }
        for number, ((name, unit), place) in enumerate(product(words.INPUT_UNITS.items(), (None, "c1")))
    ]
