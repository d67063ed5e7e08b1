"""How every computed number is made, and what the closed vocabularies mean: in words, one entry each.

Whoever adds a chart or a word of a vocabulary adds its entry; a test asks for it.
"""

from twinboard.models import Bound
from twinboard.rules.headline_method import STATED, Made

CHARTS = {
    "jobs_by_employer": Made(
        "Jobs by employer",
        "The jobs of one partner are added up if they are of the same known period, strand and attribution, no two "
        "speak of the same jobs, none is as large as all the others together, and a word is true of the sum. Shown are "
        "those of the newest sum that leaves out no employer of an older one, and of every employer the newest number "
        "with its own year. A total that a source makes of other numbers here stands beside them and is not added.",
        "Older statements of the same employer, and jobs estimated, planned or aimed for, for those are not jobs yet.",
    ),
    "relationship_length": Made(
        "Length of a relationship",
        "The bar goes from the stated start to the year of the source that states it, or of the newest length "
        "stated. Where a source states an exact length, the year in which it does less that length is the start that "
        "it implies, drawn as a diamond. Other lengths are named, with their word and status.",
        "A start that no source states is not guessed. The bar does not go on to today: no source says that it does.",
    ),
    "visits_over_time": Made(
        "Visits over time",
        "Each visit in the lane of its partner, in the middle of the days on which it can have been. Its people are "
        "the total that the source gives, or else its roles added up: at least so many, where not all are stated.",
        "Visits without a date, which are in the table. Those planned or only invited are hollow.",
    ),
    "delegates_by_visit": Made(
        "Delegates by visit",
        "People by role, as stated. Where a source also gives a total, what its roles leave of it stands apart, as "
        "people whose roles the source does not split.",
        "Visits planned or only invited: nobody has travelled yet. Drawn are the newest twenty; the table has all.",
    ),
    "visits_by_partner": Made(
        "Visits by partner",
        "The visits on the list, counted by partner, direction and status.",
        "Counts that sources state without naming the visits are in the table and not added: they may count the "
        "same visits. Those planned or invited are counted apart from those held.",
    ),
    "cost_of_visit": Made(
        "Cost of a visit",
        "The cost as stated. For each person and night: the cost divided by people times nights, in whole pounds "
        "or, below £10, to the penny, where all three are stated for the same visit, or together at one place of one "
        "source.",
        "A cost that several visits share stands once. "
        "Nothing is divided where the people or the exact days are missing, where several could be meant, or where "
        "no word is true of the result. No cost is added to another. Where not every role of those who travelled is "
        "stated, they are at least so many, and the cost for each is “up to”.",
    ),
    "estimates": Made(
        "Estimates",
        "Of each model that can be computed, its formula worked for every case, and the results added up: at the low "
        "and at the high of its assumptions, and as they are set.",
        "Cases of which an input is missing; the table names it. No estimate is added to one of another model, nor to "
        "a number that a document states.",
    ),
    "what_it_rests_on": Made(
        "What the estimate rests on most",
        "The net effect of visitor spending or, where that cannot be computed, the spending itself, with one "
        "assumption at its low, then at its high, and all others as they are set.",
        "Assumptions without a low and a high, which are named.",
    ),
    "gross_to_net": Made(
        "From gross to net",
        "Visitor spending as if nothing were taken off, then with one step after the other: deadweight, leakage, "
        "displacement, substitution, multiplier.",
        "Visits of which an input is missing.",
    ),
    "budget_by_year": Made(
        "Budget by year",
        f"{STATED}each budget stands by itself in the year in which its period starts.",
        "Sums of budgets: two statements may be of the same money.",
    ),
    "money_by_stage": Made(
        "Money by stage",
        f"{STATED}each amount stands by itself at its stage.",
        "Sums across stages: the same pound may be bid for, awarded and spent.",
    ),
    "money_by_funder": Made(
        "Money by funder",
        "Amounts of the same funder, stage and status are added up, those that return every year apart from those "
        "that do not. Of what several paid together each has its stated share, and what the shares leave stands apart.",
        "Totals that a source makes of other amounts here. They stand apart where no funder is named, where sources "
        "disagree about them, where the same amount for "
        "the same period stands in two sources, where the time of one is not known, where yearly amounts are of "
        "different periods, and where no word is true of the sum.",
    ),
    "money_flow": Made(
        "From funder to partner",
        "Each amount of one stage is a band of its own, as stated. Those that are tied to a partner are counted.",
        "All other stages, until another is chosen, and totals of other amounts; nothing is added up where bands meet.",
    ),
    "trade_over_time": Made(
        "Trade over time",
        f"{STATED}official statistics are the lines, what other sources state are the diamonds. As an index each line "
        "is 100 in the first period that all of them have.",
        "Where two official editions give the same period, the older stands in the table alone. No line crosses a gap. "
        "What other sources state is no series, and has no index.",
    ),
    "before_and_after": Made(
        "Before and after a link began",
        "Yearly official exports to the partner’s country, and to a country or group that the reader chooses, each as "
        "an index: the year in which the link began, or the nearest that both have, is 100. The start is drawn over "
        "all the days on which it can have been.",
        "Any effect. A difference between the two lines is not an effect of the link: prices, currencies, firms and "
        "rules changed too, and the exports are those of the whole country. No test of significance is made, for it "
        "would say nothing about the cause. Numbers with a word make no index in the title.",
    ),
    "uk_exports_as_stated": Made(
        "Share of UK exports",
        f"{STATED}each share as a source other than official statistics gives it, with its status, beside the exports "
        "of that period, status and source. The official share of a year is the exports to the country in per cent of "
        "all exports, both of the same official source.",
        "Exports without a share; official years of which the source does not give all exports.",
    ),
    "people_in_work": Made(
        "People in work at home",
        "The people aged 16 to 64 in work who live in each area, as stated. The share is those in work in per cent of "
        "all people of that age, both of the same source, area, period and status, rounded to whole per cent.",
        "Years of which the source does not give both numbers have no share. The first four areas are drawn, unless "
        "others are chosen; the table has all. Of two editions the newest stands.",
    ),
    "partner_comparison": Made(
        "Partners compared",
        "The newest statement for each partner, or a count of what is on record for it: visits held, milestones "
        "that happened, numbers. “Highest” is said only among cities, provinces or countries, each with its like; "
        "of statements only if they are exact, actual, undisputed, and of the same period and scope.",
        "Visits that a source counts without naming them. None on record does not mean that there was none.",
    ),
    "activity_by_strand": Made(
        "Activity by partner and strand",
        "Visits held and milestones that happened, counted for each partner in each strand.",
        "What is planned is counted apart. What names no strand has a column of its own.",
    ),
    "milestone_timeline": Made(
        "Milestones",
        "Each milestone and visit on the days on which it can have been, as stated. Those of a year are counted.",
        "The chart draws the newest with a date, so that it can be read; its table has all of them.",
    ),
    "board_by_sector": Made(
        "Board by sector",
        "The organisations on a board, counted by sector, each once.",
        "Organisations that no source puts on a board.",
    ),
    "map_of_partners": Made(
        "Map of partners",
        "The distance over the great circle, the shortest way over the globe, from home to the coordinates of each "
        "partner, on a globe of 6,371 kilometres radius, to the nearest 10 kilometres.",
        "Places without coordinates, and places that only give context. For a province or country one point stands.",
    ),
    "targets_and_actuals": Made(
        "Targets and actuals",
        "Each target beside the actual number of its own period, of the same indicator and partner, or else the "
        "newest from before the end of that period, which tells only how it stood then. “Reached” is said only where "
        "the scope is the same and the words of both settle it: at least 20 reaches 20, over 10 leaves it open.",
        "Later numbers, estimates and plans: they reach no target. No verdict where neither more nor less is the "
        "better, or where two numbers of the period do not agree.",
    ),
    "source_freshness": Made(
        "Freshness of the sources",
        "The days on which each document can be from; the span of an undated one ends when it was received. The "
        "numbers that it feeds are counted.",
        "Whether a newer one is overdue depends on the day of reading, and is said at each document.",
    ),
}

LISTS = {
    "beside_official": Made(
        "Statements beside official statistics",
        "Each actual statement beside the official numbers of its indicator and place: those of its time or, of an "
        "undated one, of every year from two years before it was made. The difference is stated where the words of "
        "both allow one; where the two do not count the same, it is rounded to two digits and says what else is "
        "counted. Of UK exports the share of a country is made too, from the groups of countries that are together all "
        "countries; and where a source states an amount and a share together, the total that the two would make.",
        "A verdict, where the statement and the statistics count different things.",
    ),
    "key_pages": Made(
        "Key messages",
        "A rule for each kind of sentence takes the rows about a partner or a strand. Visits, milestones and members "
        "of boards are counted. Jobs are added as in the chart of jobs, people who travelled as in its headline "
        "number. The newest official exports stand beside the first: how much more or less they are, and how many "
        "times as much, not adjusted for rising prices.",
        "What would take a sentence beyond thirty words, and what comes after the first eight sentences.",
    ),
    "scorecard": Made(
        "Scorecards",
        "What is on record of a link in each strand: budgets, spending and hours put in; visits and events; agreements "
        "and money won; and what a source says that the link brought about or helped to. Events are counted by kind, "
        "awards and people on visits added up only as headline numbers are; of other numbers the newest stands. What "
        "is planned says so. The wish list counts what is blank, and what is not there at all.",
        "Aims and advice. Jobs, trade and investment that no source calls an effect of the link stand apart as "
        "background. Nothing is scored, weighed or added across parts, and a gap is never a nought.",
    ),
    "partners": Made(
        "Lists of partners",
        "The visits that took place, those that a document only counts, and those planned, each counted apart.",
        "Counts of visits that a source states are named beside and not added.",
    ),
    "strands": Made(
        "Lists of strands",
        "The milestones that happened, plans and aims, visits held and those planned or invited, and numbers that "
        "name the strand.",
        "What names no strand.",
    ),
    "sources": Made(
        "Lists of sources",
        "The numbers of the register that rest on each document.",
        "Nothing: a number that two documents state stands twice, once for each.",
    ),
    "holdings": Made(
        "What is new",
        "What the newest version added, changed or retired: numbers as the register has them, all else row by row.",
        "What earlier versions changed; it is in the history.",
    ),
}

BOUNDS = {
    Bound.EXACT: "The source gives the number without a word that makes it less exact.",
    Bound.OVER: "More than the number; nobody says how much more.",
    Bound.AT_LEAST: "The number or more.",
    Bound.UP_TO: "The number or less; a count or an amount of money not below nothing.",
    Bound.AROUND: "Near the number, on either side; nobody says how near.",
    Bound.BETWEEN: "Any number from the lower to the higher, both of them among it.",
}

STATUSES = {
    "actual": "It was so, or is so, as the source says.",
    "estimate": "Somebody’s reckoning of what it is or will be.",
    "planned": "Intended, and not yet so.",
    "proposed": "Put forward, and not yet agreed.",
    "target": "What is aimed for.",
    "held": "Of a visit: a source says that it took place.",
    "invited": "Of a visit: asked for, and not known to have been accepted.",
    "happened": "Of a milestone: a source says that it happened.",
}

STAGES = {
    "idea": "What something might cost or bring.",
    "budget": "Set aside, or to be set aside.",
    "bid": "Asked for from a funder.",
    "awarded": "Granted by a funder.",
    "received": "Come in.",
    "spent": "Paid out.",
}

ATTRIBUTIONS = {
    "caused": "A source says that the partnership brought it about.",
    "contributed": "A source says that the partnership helped to bring it about, with others.",
    "context": "It says something of the place, the company or the country, or describes the partnership itself, such "
    "as how long it has lasted. No source calls it something that the partnership brought about, so it is no measure "
    "of what the partnership brings.",
}
