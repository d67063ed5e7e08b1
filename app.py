"""The router: page settings, the version shown, navigation, words for what fails; nothing else."""

from collections.abc import Sequence

import streamlit as st

from twinboard.frames import Row
from twinboard.ui.answers import ask, seeing, view
from twinboard.ui.frame import as_at, bar, failing, links, page, previewing
from twinboard.ui.frame.menu_pages import page_at
from twinboard.ui.officers import access
from twinboard.ui.officers.unsaved import unsaved
from twinboard.ui.papers.downloads import downloads_html


def partner_pages(partners: Sequence[Row], *, linked: bool) -> list[st.Page]:
    return [
        page_at("explore/partner", row["name"], row["partner_id"]) for row in partners if row["is_linked"] == linked
    ]


def menu() -> dict[str, list[st.Page]]:
    """Every page by the heading that it stands under, and one for an address at which there is none."""
    partners = ask("explore/partners", partner=None)
    strands = ask("explore/strands", strand=None, partner=None)
    for_officers = access.visibility()
    pages = {
        "": [
            page_at("explore/overview", "Overview"),
            page_at("explore/compare", "Compare", "compare"),
            page_at("explore/visits", "Visits", "visits"),
            page_at("explore/money", "Money", "money"),
            page_at("explore/trade", "Trade", "trade"),
            page_at("explore/worth", "Worth", "worth"),
            page_at("explore/search", "Search", bar.SEARCH_ADDRESS, "hidden"),
        ],
        "Partners": [*partner_pages(partners, linked=True), *partner_pages(partners, linked=False)],
        "Strands": [page_at("explore/strand", row["name"], row["strand_id"]) for row in strands],
        "Evidence": [
            page_at("evidence/facts", "All numbers", "facts"),
            page_at("evidence/fact", "One number", "fact", "hidden"),
            page_at("evidence/sources", "Sources", "sources"),
            page_at("evidence/conflicts", "Where sources disagree", "conflicts"),
            page_at("evidence/changes", "What changed", "changes"),
            page_at("manage/history", "History", "history"),
            page_at("evidence/method", "Method", "method"),
        ],
        "Papers": [
            page_at("papers/committee_pack", "Committee pack", "committee-pack"),
            page_at("papers/paper_check", "Paper check", "paper-check"),
            page_at("papers/chart_by_code", "Chart by code", "code"),
        ],
        "Officers": [
            page_at("manage/update", "Update", "update", for_officers),
            page_at("manage/import_table", "Import", "import", for_officers),
            page_at("manage/edit", "Edit", "edit", for_officers),
            page_at("manage/draft", "Draft", "draft", "hidden"),
        ],
    }
    asked = as_at.asked_address()
    if asked not in {known.url_path for section in pages.values() for known in section}:
        pages[""].append(page_at("explore/not_found", "Not found", asked, "hidden"))
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
        with seeing(view()):
            show()
