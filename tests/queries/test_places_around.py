"""Places that are part of others."""

from conftest import publish
from workbooks import FACT, INDICATOR, PARTNER, workbook

from twinboard.store import Store

EXPORTS = {**INDICATOR, "indicator_id": "uk-exports", "name": "UK exports", "unit": "£", "kind": "flow"}
SHIRE = {**PARTNER, "partner_id": "shire", "name": "Shire", "kind": "province", "part_of": "testland"}
LAND = {**PARTNER, "partner_id": "testland", "name": "Testland", "kind": "country"}
STATED = {**FACT, "indicator_id": "uk-exports", "partner_id": "testland"}


def test_what_is_stated_of_a_country_is_found_from_the_places_in_it(store: Store) -> None:
    partners = [{**PARTNER, "part_of": "shire"}, SHIRE, LAND]
    publish(store, workbook(Partners=partners, Indicators=[EXPORTS], Facts=[STATED]))
    for page in ("testville", "shire", "testland"):
        assert len(store.ask("charts/trade_over_time", {"partner": page})) == 1
        assert page in set(store.ask("evidence/key_statements")["page"])


def test_places_that_are_each_part_of_the_other_are_gone_round_once(store: Store) -> None:
    publish(store, workbook(Partners=[{**PARTNER, "part_of": "shire"}, {**SHIRE, "part_of": "testville"}]))
    for name in ("evidence/key_gaps", "evidence/key_exports", "evidence/key_statements", "charts/map_of_partners"):
        store.ask(name)
    assert set(store.ask("evidence/key_gaps")["page"]) == {"testville", "shire", "learning"}
