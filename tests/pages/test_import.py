"""A large sheet is shown in parts: only what is looked at is sent to the browser."""

from streamlit.testing.v1 import AppTest

from twinboard.models import Table
from twinboard.recipes.find import find_tables
from twinboard.recipes.open import pages_of
from twinboard.ui.importing.sheet_view import MOST_COLUMNS, MOST_ROWS, table_words


def large() -> None:
    """A page with a table of 76,000 cells; it runs as a script of its own."""
    from twinboard.models import Table  # noqa: PLC0415
    from twinboard.recipes.find import find_tables  # noqa: PLC0415
    from twinboard.recipes.open import pages_of  # noqa: PLC0415
    from twinboard.ui.importing.sheet_view import show_on_sheet  # noqa: PLC0415

    heads = ("Country", *(str(1900 + year) for year in range(190)))
    rows = tuple((f"Land {row}", *(row * 1000.5 + 7 * column for column in range(190))) for row in range(400))
    [page] = pages_of([Table("Large", heads, rows, 0, 0)])
    show_on_sheet(find_tables(page)[0], "large")


def test_of_a_large_sheet_only_a_part_is_sent_and_the_officer_says_which() -> None:
    app = AppTest.from_function(large, default_timeout=60).run()
    assert not app.exception
    sent = app.dataframe[0].value
    assert sent.shape == (MOST_ROWS, MOST_COLUMNS + 1)
    assert list(sent.index[:2]) == [1, 2]
    assert list(sent["Taken for"][:2]) == ["heading", "row"]
    app.number_input[0].set_value(390).run()
    assert list(app.dataframe[0].value.index) == list(range(390, 402))


def test_a_table_is_named_by_its_cells_as_a_spreadsheet_names_them() -> None:
    lines = (("Exports, £ million",), ("Country", "2019", "2020"), ("China", 10, 20), ("Japan", 20, 30))
    [page] = pages_of([Table("Trade", lines[0], lines[1:], 0, 0)])
    assert table_words(find_tables(page)[0]) == "Trade, A2 to C4: Exports, £ million"
