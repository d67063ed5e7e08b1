"""What people type where they have nothing to type."""

PLACEHOLDERS = frozenset(
    {"tbc", "tbd", "tba", "to be confirmed", "to be decided", "to be advised", "to follow", "pending"}
    | {
        "n/a",
        "na",
        "n.a.",
        "n.a",
        "n / a",
        "#n/a",
        "not applicable",
        "not available",
        "not known",
        "unknown",
        "not sure",
    }
    | {"nil", "none", "null", "blank", "empty", "no data", "missing", "not stated", "not given", "not recorded"}
    | {"nan", "nat", "<na>", "undefined", "[object object]", "#null!", "(null)", "\\n"}
    | {"undated", "not dated", "no date", "n.d.", "n.d", "date unknown", "unspecified"}
    | {"-", "--", "---", "–", "—", "―", "−", "?", "??", "???", ".", "..", "...", "…", "*", "/", "\\", "x", "xx", "xxx"}
    | {"[x]", "[c]", "[z]", "[u]", "[low]", "[tbc]", "(blank)", "(none)", "dk", "don't know", "don’t know"}
)
LONGEST_PLACEHOLDER = 30
"""With blanks around it; what is longer is none."""
NOTHING = frozenset({"nil", "none", "-", "--", "–", "—", "−"})
"""Those that in a column of numbers may mean 0."""
DITTO = frozenset(
    {'"', "''", "“", "”", "“”", "″", "〃", "„", '-"-', '- " -', '" "', '""', "ditto", "do.", "do", "dto", "dto."}
    | {"as above", "same as above", "same", "see above", "as previous", "as before", "idem", "ibid", "ibid.", "id."}
    | {"↑", "^", "〃〃", "同上", "as row above", "same as previous", "(as above)", "[as above]"}
)
"""What people type for what stands in the row above."""
