"""The router: page settings, the version shown, navigation, words for what fails; nothing else."""

from collections.abc import Sequence

import streamlit as st

from twinboard.frames import Row
from twinboard.ui.answers import ask
from twinboard.ui.frame import as_at, bar, failing, links, page, previewing
from twinboard.ui.markdown import label
from twinboard.ui.officers import access
from twinboard.ui.officers.unsaved import unsaved
from twinboard.ui.papers.downloads import downloads_html


def partner_pages(partners: Sequence[Row], *, linked: bool) -> list[st.Page]:
    return [
        st.Page("pages/explore/partner.py", title=label(row["name"]), url_path=row["partner_id"])
        for row in partners
        if row["is_linked"] == linked
    ]


def menu() -> dict[str, list[st.Page]]:
    """Every page by the heading that it stands under, and one for an address at which there is none."""
    partners = ask("explore/partners", partner=None)
    strands = ask("explore/strands", strand=None, partner=None)
    pages = {
        "": [
            st.Page("pages/explore/overview.py", title="Overview", default=True),
            st.Page("pages/explore/compare.py", title="Compare", url_path="compare"),
            st.Page("pages/explore/visits.py", title="Visits", url_path="visits"),
            st.Page("pages/explore/money.py", title="Money", url_path="money"),
            st.Page("pages/explore/trade.py", title="Trade", url_path="trade"),
            st.Page("pages/explore/worth.py", title="Worth", url_path="worth"),
            st.Page("pages/explore/search.py", title="Search", url_path=bar.SEARCH_ADDRESS, visibility="hidden"),
        ],
        "Partners": [*partner_pages(partners, linked=True), *partner_pages(partners, linked=False)],
        "Strands": [
            st.Page("pages/explore/strand.py", title=label(row["name"]), url_path=row["strand_id"]) for row in strands
        ],
        "Evidence": [
            st.Page("pages/evidence/facts.py", title="All numbers", url_path="facts"),
            st.Page("pages/evidence/fact.py", title="One number", url_path="fact", visibility="hidden"),
            st.Page("pages/evidence/sources.py", title="Sources", url_path="sources"),
            st.Page("pages/evidence/conflicts.py", title="Where sources disagree", url_path="conflicts"),
            st.Page("pages/evidence/changes.py", title="What changed", url_path="changes"),
            st.Page("pages/manage/history.py", title="History", url_path="history"),
            st.Page("pages/evidence/method.py", title="Method", url_path="method"),
        ],
        "Papers": [
            st.Page("pages/papers/committee_pack.py", title="Committee pack", url_path="committee-pack"),
            st.Page("pages/papers/paper_check.py", title="Paper check", url_path="paper-check"),
            st.Page("pages/papers/chart_by_code.py", title="Chart by code", url_path="code"),
        ],
        "Officers": [
            st.Page("pages/manage/update.py", title="Update", url_path="update", visibility=access.visibility()),
            st.Page("pages/manage/import_table.py", title="Import", url_path="import", visibility=access.visibility()),
            st.Page("pages/manage/edit.py", title="Edit", url_path="edit", visibility=access.visibility()),
            st.Page("pages/manage/draft.py", title="Draft", url_path="draft", visibility="hidden"),
        ],
    }
    asked = as_at.asked_address()
    if asked not in {known.url_path for section in pages.values() for known in section}:
        pages[""].append(st.Page("pages/explore/not_found.py", title="Not found", url_path=asked, visibility="hidden"))
    return pages


def of_drafts(pages: dict[str, list[st.Page]]) -> set[str]:
    """The addresses at which a draft can be looked at: all that only read one version."""
    read = {each.url_path for name in ("", "Partners", "Strands", "Evidence") for each in pages[name]}
    return read - {"history"}


def show() -> None:
    """The page that was asked for, with all that is around it."""
    pages = menu()
    opened = st.navigation(pages, position="top")
    page.name_tab(opened.title)
    page.open_address(opened.url_path)
    bar.show_bar()
    links.follow(each for section in pages.values() for each in section)
    as_at.show_notice()
    with failing.explained():
        if previewing.chosen() and opened.url_path not in of_drafts(pages):
            page.title(opened.title)
            page.empty("This page is not part of a draft.", "It works with what is published: leave the draft, above.")
        else:
            opened.run()
    page.footer(downloads_html(opened.url_path), access.way_in(), is_unsaved=bool(unsaved()))


page.open_frame()
with failing.explained():
    if as_at.choose_version() is None:
        failing.show_nothing()
    else:
        show()
