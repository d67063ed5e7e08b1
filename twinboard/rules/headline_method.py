"""How every headline number is made, in words, one entry each.

Whoever adds a headline number adds its entry; a test asks for it.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Made:
    """What a chart or a headline number is called, how it is made, and what it leaves out and why."""

    name: str
    how: str
    left_out: str


STATED = "Nothing is computed: "

TILES = {
    "jobs": Made(
        "Jobs",
        "The actual numbers of jobs of one time, added up, with the word that is true of the sum: the newest time at "
        "which no employer of an older sum is missing, or more of them are counted. What is newer of a part, or is of "
        "others, stands beside it with its own time, and so does a total that a source makes of other numbers here.",
        "Jobs that are not actual. Numbers of two partners, strands, periods or attributions make no sum; nor do jobs "
        "that are there with jobs that came, those of a time not known, two that speak of the same jobs, one as large "
        "as all the others, or those of which no word would be true.",
    ),
    "exports": Made(
        "UK exports",
        f"{STATED}what a document states of the newest period in which no country and no count of an older one is "
        "missing, of the country with the largest, with its word and what it counts; where several state it, each is "
        "said. The official number of its year stands beside it, or the newest; it leads where nothing is stated.",
        "All others: exports are never added up. What is not actual, such as a target, and what is not of a year.",
    ),
    "travelled": Made(
        "People who travelled",
        "The people on all visits held in the newest year with people from and to as many partners as in a year "
        "before: of each visit the total that its source gives, or else its roles added up. That is “at least” where "
        "not every role is stated, or a visit of that year without its people. They are counted in and out by the "
        "direction of the visit; newer years stand beside them.",
        "Visits planned or only invited, and visits of which no source says in which year they were.",
    ),
    "budget": Made(
        "Budget",
        f"{STATED}each yearly budget of the newest period stands by itself, with its word and whether it is "
        "agreed; one that is agreed goes first. A newer one that is only proposed, or of another funder, partner or "
        "strand, stands beside it.",
        "Older budgets of the same funder, partner and strand, and those of one year alone.",
    ),
    "won": Made(
        "Money won",
        "All awards that are actual, or of no stated status, added up; where they make no sum, the largest stated, "
        "which is called that. A total that a source makes of other amounts here stands beside it.",
        "Bids and proposed awards. No sum is made of what may be the same money, of what comes back every year, or of "
        "one award as large as all the others.",
    ),
}
