"""Things kept for those who ask again: bounded in bytes, the least recently used goes first."""

from concurrent.futures import ThreadPoolExecutor
from threading import Event

from hypothesis import given
from hypothesis import strategies as st

from twinboard.papers.pictures.cache import BoundedCache


class Maker:
    """Makes a thing of so many bytes for a key, and remembers for which keys it was asked to."""

    def __init__(self, most_bytes: int) -> None:
        self.kept = BoundedCache[bytes](most_bytes, len)
        self.made: list[str] = []

    def get(self, key: str, size: int = 1) -> bytes:
        def make() -> bytes:
            self.made.append(key)
            return key.encode() * size

        return self.kept.get(key, make)


def test_what_was_made_is_not_made_again() -> None:
    maker = Maker(10)
    assert [maker.get("a", 3), maker.get("a", 3)] == [b"aaa", b"aaa"]
    assert maker.made == ["a"]


def test_the_thing_that_was_not_asked_for_longest_goes_first() -> None:
    maker = Maker(3)
    for key in "abcadacb":
        maker.get(key)
    assert "".join(maker.made) == "abcdb"


def test_a_large_thing_drives_out_as_many_as_it_needs_room_for() -> None:
    maker = Maker(4)
    for key, size in (("a", 1), ("b", 1), ("c", 1), ("d", 3), ("c", 1), ("a", 1)):
        maker.get(key, size)
    assert "".join(maker.made) == "abcda"


def test_what_is_larger_than_all_room_is_given_and_not_kept() -> None:
    maker = Maker(4)
    assert maker.get("a", 9) == maker.get("a", 9) == b"a" * 9
    assert maker.made == ["a", "a"]
    assert maker.kept._things.currsize == 0


@given(st.lists(st.tuples(st.sampled_from("abcdef"), st.integers(0, 9)), max_size=60), st.integers(0, 20))
def test_what_is_kept_never_weighs_more_than_allowed(asked: list[tuple[str, int]], most_bytes: int) -> None:
    maker = Maker(most_bytes)
    for key, size in asked:
        assert set(maker.get(key, size)) <= {ord(key)}
        weights = [len(thing) for thing in maker.kept._things.values()]
        assert maker.kept._things.currsize == sum(weights) <= most_bytes


def test_a_failure_is_not_kept() -> None:
    kept = BoundedCache[bytes](9, len)
    tried = []

    def fail() -> bytes:
        tried.append(1)
        raise ValueError("no picture")

    for _ in range(2):
        try:
            kept.get("a", fail)
        except ValueError:
            continue
    assert len(tried) == 2
    assert kept.get("a", lambda: b"made") == b"made"


def test_many_threads_each_get_the_thing_of_their_key() -> None:
    kept = BoundedCache[bytes](40, len)
    with ThreadPoolExecutor(8) as threads:
        keys = [str(number % 9) for number in range(2000)]
        found = threads.map(lambda key: kept.get(key, lambda: key.encode() * 9), keys)
        assert [*found] == [key.encode() * 9 for key in keys]
    assert kept._things.currsize == sum(map(len, kept._things.values())) <= 40


def test_many_who_ask_for_the_same_at_once_get_what_one_of_them_makes() -> None:
    kept, made = BoundedCache[bytes](40, len), list[bytes]()

    def make() -> bytes:
        Event().wait(0.1)
        made.append(b"a")
        return made[-1]

    with ThreadPoolExecutor(8) as threads:
        found = [*threads.map(lambda _: kept.get("a", make), range(8))]
    assert len(made) == 1 and all(each is made[0] for each in found)
