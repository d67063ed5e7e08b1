"""What is found by sorting is what looking at every two would find."""

from datetime import date, timedelta
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from twinboard.arithmetic import Stated, may_agree
from twinboard.disagreements.same import different_values, overlapping_visits
from twinboard.models import Bound, Record
from twinboard.validate.rings import rings, way_round

INDICATOR = Record("Indicators", "jobs", {"name": "Jobs", "unit": "jobs", "kind": "stock", "attribution": "context"})
FACT = {"indicator_id": "jobs", "period": "2018", "status": "actual", "partner_id": None, "scope": None}
Said = tuple[Stated, str | None]
NUMBERS = st.tuples(
    st.builds(
        lambda value, bound, width: Stated(value, bound, high=value + width if bound is Bound.BETWEEN else None),
        st.integers(-3, 30).map(Decimal),
        st.sampled_from(Bound),
        st.integers(1, 9),
    ),
    st.sampled_from([None, "one", "two"]),
)


def cannot_both_be(one: Said, other: Said) -> bool:
    return len({one[1], other[1]} - {None}) < 2 and not may_agree(one[0], other[0])


@given(st.lists(NUMBERS, max_size=12))
def test_each_number_is_told_beside_the_first_with_which_it_cannot_be_right(
    numbers: list[Said],
) -> None:
    facts = {
        f"f{place}": Record(
            "Facts",
            f"f{place}",
            {**FACT, "value": said.value, "bound": said.bound.value, "high": said.high, "strand_id": of},
        )
        for place, (said, of) in enumerate(numbers)
    }
    expected = {}
    for place, one in enumerate(numbers):
        apart = [f"f{earlier}" for earlier, other in enumerate(numbers[:place]) if cannot_both_be(one, other)]
        expected |= {f"f{place}": apart[0]} if apart else {}
    found = {one.id: one.others[0] for one in different_values({"Indicators": {"jobs": INDICATOR}, "Facts": facts})}
    assert found == expected


@given(st.lists(st.tuples(st.integers(0, 40), st.integers(0, 12)), max_size=12))
def test_each_visit_that_overlaps_an_earlier_one_is_told_once(days: list[tuple[int, int]]) -> None:
    first = date(2018, 3, 1)
    spans = sorted((first + timedelta(starts), first + timedelta(starts + length)) for starts, length in days)
    visits = {
        f"v{place:02}": Record("Visits", f"v{place:02}", {"starts": str(starts), "ends": str(ends), "title": "A visit"})
        for place, (starts, ends) in enumerate(spans)
    }
    expected = {
        f"v{place:02}": next(f"v{earlier:02}" for earlier, (_, ends) in enumerate(spans[:place]) if ends >= starts)
        for place, (starts, _) in enumerate(spans)
        if any(ends >= starts for _, ends in spans[:place])
    }
    assert {one.id: one.others[0] for one in overlapping_visits({"Visits": visits})} == expected


@given(st.dictionaries(st.sampled_from("abcdefg"), st.lists(st.sampled_from("abcdefgh"), max_size=3)))
def test_a_ring_holds_all_that_leads_back_to_itself(named: dict[str, list[str]]) -> None:
    def reached(start: str) -> set[str]:
        found: set[str] = set()
        waiting = [start]
        while waiting:
            fresh = set(named.get(waiting.pop(), ())) - found
            found |= fresh
            waiting += fresh
        return found

    found = {identity: ring for ring in rings(named) for identity in ring}
    assert set(found) == {identity for identity in named if identity in reached(identity)}
    for identity, ring in found.items():
        assert ring == {other for other in reached(identity) if identity in reached(other)}
        assert way_round(identity, ring, named).startswith(f"“{identity}” of “")
