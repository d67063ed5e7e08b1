"""The workbook, declared: eleven sheets, from which template, checks, tables and docs/workbook.md follow."""

from dataclasses import replace

from twinboard.models import Column, Kind, Listed, Sheet
from twinboard.rules import vocabularies as words
from twinboard.rules.columns import (
    choice,
    count,
    end_of_range,
    growing,
    high,
    identifier,
    own,
    period,
    reference,
    text,
)

SOURCES, PARTNERS, STRANDS, INDICATORS = "Sources", "Partners", "Strands", "Indicators"
FACTS, MONEY, ASSUMPTIONS = "Facts", "Money", "Assumptions"

READ_ME = "Read me"
"""The sheet that explains the others, and says from which version they were made."""

PART = "What is published and not in this workbook stays as it is."
"""What the Read me of a workbook that holds single rows says, by which it is known again."""

PUBLISHED_IDS = "Published ids"
"""The sheet of a blank workbook from which its drop-downs are filled; it is no data when the workbook is sent."""

ISSUE_LIST = "Twinboard issues"
"""The sheet that is added to a file sent back with its issues; it is no data when the mended file is sent again."""


PARTNER = reference("partner_id", PARTNERS, "toyota-city")
STRAND = reference("strand_id", STRANDS, "education")
EVIDENCE = (
    reference("source_id", SOURCES, "d2-2018", required=True),
    text("locator", "The paragraph, table cell or page of the source.", "para 3.2", required=True),
    text("quote", "The few words of the source that say it, as printed.", "employs over 3000 people"),
    text("note", "What a reader should know about this row.", "The report is undated."),
)
MADE_OF = text(
    "made_of",
    "Of a total, the ids of the numbers that it adds up; of a share, the id of the part, then of the whole; separated by semicolons.",
    "tmuk-jobs-2018; supplier-jobs-2018",
    listed=Listed.IDS,
)
SHARES = "Of several, semicolons between them; behind each the pounds of its share, where a source says so."
BOUND = choice(
    "bound",
    words.BOUND,
    "How exact the source says the number is; between: of two numbers the lower stands in its column.",
)


SHEETS = (
    Sheet(
        SOURCES,
        "The documents and statistics that every other row rests on.",
        (
            identifier("source_id", "d2-2018"),
            text("title", "The document's own title.", "Update on International Relations", required=True),
            text("publisher", "Who published it.", "D2 Joint Committee", required=True),
            period("published", "When it was published; an undated one as after or before.", "2015-09-09", required=True),
            choice("kind", words.SOURCE_KIND, "What sort of document it is."),
            text("document_url", "Where it can be read.", "https://www.example.gov.uk/report.pdf"),
            text("licence", "On what terms it may be used.", "Open Government Licence v3.0"),
            period("received", "When you received it.", "2026-11-02"),
            period("next_update", "When a newer one is expected.", "2027-11"),
            text("note", "What a reader should know about this document.", "Undated; written after the visit."),
        ),
    ),
    Sheet(
        PARTNERS,
        "Cities, provinces and countries, and the relationship with each.",
        (
            identifier("partner_id", "toyota-city"),
            text("name", "The name as it is shown.", "Toyota City", required=True),
            text("aliases", "Other spellings, separated by semicolons.", "Toyota; Toyota-shi", listed=Listed.NAMES),
            choice("kind", words.PARTNER_KIND, "What sort of place it is."),
            reference("part_of", PARTNERS, "japan"),
            Column("latitude", Kind.COORDINATE, "Degrees north, as a decimal number.", "35.08", limit=(-90, 90)),
            Column("longitude", Kind.COORDINATE, "Degrees east, as a decimal number.", "137.16", limit=(-180, 180)),
            choice("relationship", words.RELATIONSHIP, "What links you."),
            period("since", "Since when, if a source says so.", "1998"),
            growing(text("industries", "What its economy is known for, separated by semicolons.", "automotive; rail", listed=Listed.NAMES)),
            choice("status", words.PARTNER_STATUS, "Where the link stands; context: no link of its own; home: you, for the map."),
            text("lead_authority", "Which council leads.", "Derbyshire County Council"),
            *EVIDENCE,
        ),
    ),
    Sheet(
        STRANDS,
        "The areas of co-operation.",
        (
            identifier("strand_id", "education"),
            text("name", "The name as it is shown.", "Education", required=True),
            Column("position", Kind.COUNT, "Its place in the menu: 1, 2, 3 …", "1", required=True),
            text("summary", "One or two sentences on what it covers.", "Student exchange and research."),
            *EVIDENCE,
        ),
    ),
    Sheet(
        INDICATORS,
        "What is measured.",
        (
            identifier("indicator_id", "jobs-at-employer"),
            text("name", "The name as it is shown.", "Jobs at the employer", required=True),
            text("unit", "The plural noun after the number, per cent, or £.", "jobs", required=True),
            choice("kind", words.INDICATOR_KIND, "stock: at a time; flow: over a period; rate: a share."),
            choice("polarity", words.POLARITY, "Whether a higher or a lower value is the better one."),
            choice("attribution", words.ATTRIBUTION, "Whether the link caused it, helped, or it is background."),
            text("definition", "One sentence that says exactly what is counted.", "People employed.", required=True),
        ),
    ),
    Sheet(
        FACTS,
        "One sourced number a row.",
        (
            identifier("fact_id", "tmuk-jobs-2018"),
            reference("indicator_id", INDICATORS, "jobs-at-employer", required=True),
            PARTNER,
            STRAND,
            period("period", "When the number holds.", "2018", required=True),
            Column("value", Kind.QUANTITY, "The number.", "3,000", required=True, bound_in="bound", high_in="high"),
            BOUND,
            high("high", "3,500"),
            choice("status", words.STATUS, "actual, or what else it is."),
            text("scope", "What exactly is counted, where the indicator leaves it open.", "Burnaston"),
            MADE_OF,
            text("checked_by", "Who checked the row against its source.", "A. Officer"),
            period("checked_on", "When it was checked.", "2026-11-02"),
            *EVIDENCE,
        ),
    ),
    Sheet(
        "Visits",
        "Journeys between you and a partner.",
        (
            identifier("visit_id", "toyota-out-2018-11"),
            text("title", "The visit in a few words.", "Return visit to Toyota City", required=True),
            reference("partner_id", PARTNERS, "toyota-city", required=True),
            choice("direction", words.DIRECTION, "inbound: they came to you."),
            period("starts", "The first day, as far as it is known.", "2018-11", required=True),
            period("ends", "The last day, if it is known.", "2018-11-20"),
            choice("status", words.VISIT_STATUS, "held only if a source says that it took place."),
            STRAND,
            count("elected_members", "How many elected members travelled."),
            count("officers", "How many council officers travelled."),
            count("business", "How many people from business travelled."),
            count("civic", "How many civic guests travelled."),
            count("students", "How many students and pupils travelled."),
            count("others", "How many others travelled, such as teachers or guests, whom no column before this counts."),
            count("delegates", "How many travelled in all, where the source gives only the total."),
            Column("cost_gbp", Kind.QUANTITY, "What it cost in pounds, with its word.", "around £4,000", seldom_negative=True),
            text("paid_by", f"Who paid for it. {SHARES}", "Derby City Council £2,000; Derbyshire County Council £1,500; the host", listed=Listed.SHARES),
            Column("staff_hours", Kind.QUANTITY, "Hours of council staff for preparing it and travelling, with their word.", "around 40", unit="hours", seldom_negative=True),
            text("purpose", "What it was for.", "To celebrate the 20th anniversary."),
            *EVIDENCE,
        ),
    ),
    Sheet(
        MONEY,
        "Amounts at every stage, from idea to spent.",
        (
            identifier("money_id", "erdf-inward-investment"),
            text("title", "What the money is for.", "Attracting new businesses", required=True),
            text("funder", f"Who pays or would pay. {SHARES}", "European Regional Development Fund", listed=Listed.SHARES),
            PARTNER,
            STRAND,
            period("period", "The year or time it is for.", "2016/17", required=True),
            Column("amount_gbp", Kind.QUANTITY, "The amount in pounds.", "£5,000", required=True, bound_in="bound", high_in="amount_high_gbp", seldom_negative=True),
            BOUND,
            high("amount_high_gbp", "£6,000"),
            choice("stage", words.STAGE, "How far the money has come."),
            choice("status", words.STATUS, "proposed, if the stage itself is not yet agreed.", required=False),
            choice("recurring", words.YES_NO, "yes, if the amount returns every year.", required=False),
            MADE_OF,
            text("visits", "The ids or titles of the visits that it is for, separated by semicolons: one cost for several visits.", "toyota-out-2018-11; hefei-out-2018-11", listed=Listed.IDS),
            *EVIDENCE,
        ),
    ),
    Sheet(
        "Milestones",
        "What happened or is planned, other than visits.",
        (
            identifier("milestone_id", "toyota-twinning-1998"),
            text("title", "The milestone in a few words.", "Twinning with Toyota City begins", required=True),
            PARTNER,
            STRAND,
            period("date", "When, as far as it is known.", "1998", required=True),
            growing(choice("kind", words.MILESTONE_KIND, "What sort of milestone it is.")),
            choice("status", words.MILESTONE_STATUS, "happened only if a source says so."),
            *EVIDENCE,
        ),
    ),
    Sheet(
        "Organisations",
        "Who takes part, and in what role.",
        (
            identifier("organisation_id", "university-of-derby"),
            text("name", "The organisation's name.", "University of Derby", required=True),
            growing(choice("sector", words.SECTOR, "Its sector.")),
            text("role", "What it does in the partnership.", "board member", required=True),
            text("board", "The board that it sits on.", "Toyota City Partnership Development Board"),
            PARTNER,
            *EVIDENCE,
        ),
    ),
    Sheet(
        ASSUMPTIONS,
        "What estimates take as given, from a source or your own, and how far it may be moved.",
        (
            identifier("assumption_id", "visitors-night"),
            text("name", "The assumption in a few words.", "Spending of a visitor for each night", required=True),
            choice("input", words.INPUT, "What it stands for in an estimate, from which its unit follows: pounds, nights, per cent, or none."),
            Column("value", Kind.QUANTITY, "The number, with its word.", "around 90", required=True),
            end_of_range("low", "The lower end of the range", "70"),
            end_of_range("high", "The higher end of the range", "120"),
            replace(PARTNER, rule=f"{PARTNER.rule} Blank where it holds for all; one of a country holds for its places without one of their own."),
            period("period", "When it holds, if only then.", "2018"),
            *own(EVIDENCE),
        ),
    ),
    Sheet(
        "Conflicts",
        "Where sources disagree with each other or with themselves.",
        (
            identifier("conflict_id", "toyota-since"),
            text("question", "The question on which they differ.", "Since when is it a twin?", required=True),
            text("about", "The ids of the rows on both sides, separated by semicolons.", "toyota-city; toyota-15-years", required=True, listed=Listed.IDS),
            text("preferred", "The id of the row you rely on, if you chose one.", "toyota-city"),
            text("reason", "Why.", "The later report names the year."),
            *EVIDENCE,
        ),
    ),
)  # fmt: skip

BY_NAME = {sheet.name: sheet for sheet in SHEETS}
