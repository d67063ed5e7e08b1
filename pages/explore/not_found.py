"""In place of a page that is not there: what happened to it, and where to go instead."""

import streamlit as st

from twinboard.asked import LONGEST_SEARCH, said_again
from twinboard.charts.base.wording import counted
from twinboard.periods import days_words
from twinboard.ui.answers import ask
from twinboard.ui.evidence.statements import found_html
from twinboard.ui.frame.as_at import earlier_version
from twinboard.ui.frame.page import address, empty, more, title

asked = address()
retired = ask("explore/retired", address=asked)
found = ask("explore/search", search=asked[:LONGEST_SEARCH].replace("-", " "))

title("There is no page here", f"Nothing is published at the address “{said_again(asked)}”.")
for row in retired:
    when = days_words(row["published_at"])
    empty(f"It was retired in version {row['version']}, {when}, by {row['author']}.", f"Why: {row['message']}")
    more(asked, f"See it as it was in version {row['base']}", version=str(row["base"]))
if earlier := earlier_version():
    empty(f"You are reading version {earlier}. It may have been published since.", "The current version may have it.")
    more(asked, "Look in the current version", version="")
if found:
    st.html(found_html(found, counted(len(found), "things") + " found under a like name"))
more("", "Go to the overview")
