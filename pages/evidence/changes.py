"""Changes: what is different since an earlier version or day, in words and in charts; and how fresh the sources are."""

from datetime import date

from twinboard.ui.answers import ask
from twinboard.ui.changes.before_after import show_before_and_after
from twinboard.ui.changes.comparing import choose_comparison
from twinboard.ui.changes.messages_changed import show_messages_changed
from twinboard.ui.changes.official_changed import show_official_changed
from twinboard.ui.changes.page import show_changes, show_first
from twinboard.ui.evidence.freshness import show_freshness
from twinboard.ui.frame.page import section, title

title(
    "What changed",
    "What is different, in the version that you read, from an earlier one, such as the one the last committee saw.",
)
versions = ask("evidence/versions")
comparison = choose_comparison(versions)
if comparison:
    show_changes(comparison)
    section("Key messages, before and after")
    show_messages_changed(comparison.before["number"])
    section("Checked against official statistics, before and after")
    show_official_changed(comparison.before["number"])
    section("Headline numbers and charts, before and after")
    show_before_and_after(comparison)
elif len(versions) == 1:
    show_first(versions[0])

section("How fresh the sources are", "The sources of the version that you read, as of today.")
show_freshness(date.today())
