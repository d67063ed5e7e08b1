"""The widths that lines are broken by, beside those that the browser really draws."""

import pytest
from playwright.sync_api import Browser

from twinboard.charts.base.letters import width_of

pytestmark = pytest.mark.browser

LETTERS = [chr(code) for code in (*range(0x20, 0x7F), *range(0xA0, 0x180))]
"""What English and the languages of the partners in Europe are written with."""
TEXTS = (
    "Toyota City is linked with over 6,300 jobs",
    "Source: Derby City Council, Opportunities for Overseas Economic Twinning (9 September 2015), para 4.11.",
    "TB-7F3K · version 3, 21 November 2026",
    "MMMWWW @@ %%% — “Fill it till it’s full”: 1/3 of all little filling stations, (illicit) [still]; ill-fitting!",
    "Osnabrück, Łódź, Ærø, Besançon, Čakovec, Düsseldorf, Győr, Ploiești and Šibenik",
    "Llanfairpwllgwyngyll, Ynys Môn – at least £22 billion… 6 % + 5 = 11; ½ of 3 @ £250",
    "Visits: ← inbound, → outbound",
)
_MEASURED = """([texts, weight]) => {
    const paper = document.createElement('canvas').getContext('2d');
    paper.font = `${weight} 1000px Arial, "Liberation Sans", Helvetica, sans-serif`;
    return texts.map(text => paper.measureText(text).width);
}"""


@pytest.mark.parametrize("weight", ["normal", "bold"])
def test_no_letter_and_no_text_is_drawn_more_than_a_fiftieth_wider_than_expected(browser: Browser, weight: str) -> None:
    texts = [*LETTERS, *TEXTS]
    page = browser.new_page()
    drawn = dict(zip(texts, page.evaluate(_MEASURED, [texts, weight]), strict=True))
    page.close()
    expected = {text: width_of(text, 1000, bold=weight == "bold") for text in texts}
    assert {text: (drawn[text], expected[text]) for text in texts if drawn[text] > 1.02 * expected[text]} == {}


def test_a_text_is_expected_about_as_wide_as_it_is_drawn(browser: Browser) -> None:
    """Lines broken far too soon would be of no harm, and of no use."""
    page = browser.new_page()
    drawn = page.evaluate(_MEASURED, [TEXTS, "normal"])
    page.close()
    assert all(width_of(text, 1000) < 1.05 * real for text, real in zip(TEXTS, drawn, strict=True))
