"""The workbook, declared: ten sheets, from which template, checks, tables and docs/workbook.md follow."""

from dataclasses import replace

from twinboard.models import Column, Kind, Listed, Sheet
from twinboard.rules import vocabularies as words

SOURCES, PARTNERS, STRANDS, INDICATORS = "Sources", "Partners", "Strands", "Indicators"
FACTS, MONEY = "Facts", "Money"

READ_ME = "Read me"
"""The sheet that explains the others, and says from which version they were made."""

PART = "What is published and not in this workbook stays as it is."
"""What the Read me of a workbook that holds single rows says, by which it is known again."""

PUBLISHED_IDS = "Published ids"
"""The sheet of a blank workbook from which its drop-downs are filled; it is no data when the workbook is sent."""

ISSUE_LIST = "Twinboard issues"
"""The sheet that is added to a file sent back with its issues; it is no data when the mended file is sent again."""


def _id(name: str, example: str) -> Column:
    rule = (
        "What the row is known by. Leave it blank, and it is made from what the row says; or type a short name of your "
        "own: small letters, digits and hyphens. Once published it never changes."
    )
    return Column(name, Kind.IDENTIFIER, rule, example)


def _text(name: str, rule: str, example: str, *, required: bool = False, listed: Listed | None = None) -> Column:
    return Column(name, Kind.TEXT, rule, example, required=required, listed=listed)


def _growing(column: Column) -> Column:
    return replace(column, grows=True)


def _choice(name: str, choices: tuple[str, ...], rule: str, *, required: bool = True) -> Column:
    return Column(name, Kind.CHOICE, rule, choices[0], required=required, choices=choices)


def _reference(name: str, sheet: str, example: str, *, required: bool = False) -> Column:
    rule = f"The id or name of a row of the sheet {sheet}."
    return Column(name, Kind.REFERENCE, rule, example, required=required, refers_to=sheet)


def _period(name: str, rule: str, example: str, *, required: bool = False) -> Column:
    forms = (
        "2018, 2018-11, 2018-11-14, 2018-Q3 (July to September), 2016/17 (from April), after 2018-11, "
        "before 2015-09, or not stated."
    )
    return Column(name, Kind.PERIOD, f"{rule} Written as {forms}", example, required=required)


def _count(name: str, rule: str) -> Column:
    return Column(name, Kind.COUNT, f"{rule} A whole number; blank where the source does not say.", "4")


PARTNER = _reference("partner_id", PARTNERS, "toyota-city")
STRAND = _reference("strand_id", STRANDS, "education")
EVIDENCE = (
    _reference("source_id", SOURCES, "d2-2018", required=True),
    _text("locator", "The paragraph, table cell or page of the source.", "para 3.2", required=True),
    _text("quote", "The few words of the source that say it, as printed.", "employs over 3000 people"),
    _text("note", "What a reader should know about this row.", "The report is undated."),
)
MADE_OF = _text(
    "made_of",
    "Of a total, the ids of the numbers that it adds up; of a share, the id of the part, then of the whole; separated by semicolons.",
    "tmuk-jobs-2018; supplier-jobs-2018",
    listed=Listed.IDS,
)
SHARES = "Of several, semicolons between them; behind each the pounds of its share, where a source says so."
BOUND = _choice(
    "bound",
    words.BOUND,
    "How exact the source says the number is; between: of two numbers the lower stands in its column.",
)


def _high(name: str, example: str) -> Column:
    return Column(name, Kind.HIGH, "The higher number, where the bound is between.", example)


SHEETS = (
    Sheet(
        SOURCES,
        "The documents and statistics that every other row rests on.",
        (
            _id("source_id", "d2-2018"),
            _text("title", "The document's own title.", "Update on International Relations", required=True),
            _text("publisher", "Who published it.", "D2 Joint Committee", required=True),
            _period("published", "When it was published; an undated one as after or before.", "2015-09-09", required=True),
            _choice("kind", words.SOURCE_KIND, "What sort of document it is."),
            _text("document_url", "Where it can be read.", "https://www.example.gov.uk/report.pdf"),
            _text("licence", "On what terms it may be used.", "Open Government Licence v3.0"),
            _period("received", "When you received it.", "2026-11-02"),
            _period("next_update", "When a newer one is expected.", "2027-11"),
            _text("note", "What a reader should know about this document.", "Undated; written after the visit."),
        ),
    ),
    Sheet(
        PARTNERS,
        "Cities, provinces and countries, and the relationship with each.",
        (
            _id("partner_id", "toyota-city"),
            _text("name", "The name as it is shown.", "Toyota City", required=True),
            _text("aliases", "Other spellings, separated by semicolons.", "Toyota; Toyota-shi", listed=Listed.NAMES),
            _choice("kind", words.PARTNER_KIND, "What sort of place it is."),
            _reference("part_of", PARTNERS, "japan"),
            Column("latitude", Kind.COORDINATE, "Degrees north, as a decimal number.", "35.08", limit=(-90, 90)),
            Column("longitude", Kind.COORDINATE, "Degrees east, as a decimal number.", "137.16", limit=(-180, 180)),
            _choice("relationship", words.RELATIONSHIP, "What links you."),
            _period("since", "Since when, if a source says so.", "1998"),
            _growing(_text("industries", "What its economy is known for, separated by semicolons.", "automotive; rail", listed=Listed.NAMES)),
            _choice("status", words.PARTNER_STATUS, "Where the link stands; context: no link of its own; home: you, for the map."),
            _text("lead_authority", "Which council leads.", "Derbyshire County Council"),
            *EVIDENCE,
        ),
    ),
    Sheet(
        STRANDS,
        "The areas of co-operation.",
        (
            _id("strand_id", "education"),
            _text("name", "The name as it is shown.", "Education", required=True),
            Column("position", Kind.COUNT, "Its place in the menu: 1, 2, 3 …", "1", required=True),
            _text("summary", "One or two sentences on what it covers.", "Student exchange and research."),
            *EVIDENCE,
        ),
    ),
    Sheet(
        INDICATORS,
        "What is measured.",
        (
            _id("indicator_id", "jobs-at-employer"),
            _text("name", "The name as it is shown.", "Jobs at the employer", required=True),
            _text("unit", "The plural noun after the number, per cent, or £.", "jobs", required=True),
            _choice("kind", words.INDICATOR_KIND, "stock: at a time; flow: over a period; rate: a share."),
            _choice("polarity", words.POLARITY, "Whether a higher or a lower value is the better one."),
            _choice("attribution", words.ATTRIBUTION, "Whether the link caused it, helped, or it is background."),
            _text("definition", "One sentence that says exactly what is counted.", "People employed.", required=True),
        ),
    ),
    Sheet(
        FACTS,
        "One sourced number a row.",
        (
            _id("fact_id", "tmuk-jobs-2018"),
            _reference("indicator_id", INDICATORS, "jobs-at-employer", required=True),
            PARTNER,
            STRAND,
            _period("period", "When the number holds.", "2018", required=True),
            Column("value", Kind.QUANTITY, "The number.", "3,000", required=True, bound_in="bound", high_in="high"),
            BOUND,
            _high("high", "3,500"),
            _choice("status", words.STATUS, "actual, or what else it is."),
            _text("scope", "What exactly is counted, where the indicator leaves it open.", "Burnaston"),
            MADE_OF,
            _text("checked_by", "Who checked the row against its source.", "A. Officer"),
            _period("checked_on", "When it was checked.", "2026-11-02"),
            *EVIDENCE,
        ),
    ),
    Sheet(
        "Visits",
        "Journeys between you and a partner.",
        (
            _id("visit_id", "toyota-out-2018-11"),
            _text("title", "The visit in a few words.", "Return visit to Toyota City", required=True),
            _reference("partner_id", PARTNERS, "toyota-city", required=True),
            _choice("direction", words.DIRECTION, "inbound: they came to you."),
            _period("starts", "The first day, as far as it is known.", "2018-11", required=True),
            _period("ends", "The last day, if it is known.", "2018-11-20"),
            _choice("status", words.VISIT_STATUS, "held only if a source says that it took place."),
            STRAND,
            _count("elected_members", "How many elected members travelled."),
            _count("officers", "How many council officers travelled."),
            _count("business", "How many people from business travelled."),
            _count("civic", "How many civic guests travelled."),
            _count("students", "How many students and pupils travelled."),
            _count("others", "How many others travelled, such as teachers or guests, whom no column before this counts."),
            _count("delegates", "How many travelled in all, where the source gives only the total."),
            Column("cost_gbp", Kind.QUANTITY, "What it cost in pounds, with its word.", "around £4,000", seldom_negative=True),
            _text("paid_by", f"Who paid for it. {SHARES}", "Derby City Council £2,000; Derbyshire County Council £1,500; the host", listed=Listed.SHARES),
            Column("staff_hours", Kind.QUANTITY, "Hours of council staff for preparing it and travelling, with their word.", "around 40", unit="hours", seldom_negative=True),
            _text("purpose", "What it was for.", "To celebrate the 20th anniversary."),
            *EVIDENCE,
        ),
    ),
    Sheet(
        MONEY,
        "Amounts at every stage, from idea to spent.",
        (
            _id("money_id", "erdf-inward-investment"),
            _text("title", "What the money is for.", "Attracting new businesses", required=True),
            _text("funder", f"Who pays or would pay. {SHARES}", "European Regional Development Fund", listed=Listed.SHARES),
            PARTNER,
            STRAND,
            _period("period", "The year or time it is for.", "2016/17", required=True),
            Column("amount_gbp", Kind.QUANTITY, "The amount in pounds.", "£5,000", required=True, bound_in="bound", high_in="amount_high_gbp", seldom_negative=True),
            BOUND,
            _high("amount_high_gbp", "£6,000"),
            _choice("stage", words.STAGE, "How far the money has come."),
            _choice("status", words.STATUS, "proposed, if the stage itself is not yet agreed.", required=False),
            _choice("recurring", words.YES_NO, "yes, if the amount returns every year.", required=False),
            MADE_OF,
            _text("visits", "The ids or titles of the visits that it is for, separated by semicolons: one cost for several visits.", "toyota-out-2018-11; hefei-out-2018-11", listed=Listed.IDS),
            *EVIDENCE,
        ),
    ),
    Sheet(
        "Milestones",
        "What happened or is planned, other than visits.",
        (
            _id("milestone_id", "toyota-twinning-1998"),
            _text("title", "The milestone in a few words.", "Twinning with Toyota City begins", required=True),
            PARTNER,
            STRAND,
            _period("date", "When, as far as it is known.", "1998", required=True),
            _growing(_choice("kind", words.MILESTONE_KIND, "What sort of milestone it is.")),
            _choice("status", words.MILESTONE_STATUS, "happened only if a source says so."),
            *EVIDENCE,
        ),
    ),
    Sheet(
        "Organisations",
        "Who takes part, and in what role.",
        (
            _id("organisation_id", "university-of-derby"),
            _text("name", "The organisation's name.", "University of Derby", required=True),
            _growing(_choice("sector", words.SECTOR, "Its sector.")),
            _text("role", "What it does in the partnership.", "board member", required=True),
            _text("board", "The board that it sits on.", "Toyota City Partnership Development Board"),
            PARTNER,
            *EVIDENCE,
        ),
    ),
    Sheet(
        "Conflicts",
        "Where sources disagree with each other or with themselves.",
        (
            _id("conflict_id", "toyota-since"),
            _text("question", "The question on which they differ.", "Since when is it a twin?", required=True),
            _text("about", "The ids of the rows on both sides, separated by semicolons.", "toyota-city; toyota-15-years", required=True, listed=Listed.IDS),
            _text("preferred", "The id of the row you rely on, if you chose one.", "toyota-city"),
            _text("reason", "Why.", "The later report names the year."),
            *EVIDENCE,
        ),
    ),
)  # fmt: skip

BY_NAME = {sheet.name: sheet for sheet in SHEETS}
