"""The query of every chart, of all partners, at the shipped size and with 100,000 and a million numbers.

Through the store as a page asks, beside the same statement on a bare database in memory with the same tables. What is
added to the shipped rows is invented here: each measure of ever more places, year by year.
"""

import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from functools import partial
from pathlib import Path

import duckdb

from bench._serving import publish
from bench.figures import Figure
from twinboard import queries
from twinboard.store import Store
from twinboard.store.shelf import checksum_line, checksum_path

COUNTS = (0, 100_000, 1_000_000)
ROUNDS, AIM, MEDIAN_AIM_MS = 5, 1.3, 100
YEARS = 70
"""Of how many years each place has numbers."""
_ADDED = f"""
insert into version.partners by name
select spain.* replace (
    'sample-' || place as partner_id, 'Sampleville ' || place as name, null as aliases, null as part_of,
    (select max(row_position) from version.partners) + place as row_position
)
from (select * from version.partners where partner_id = 'spain') spain cross join range(1, $places + 1) added (place);

insert into version.facts by name
select
    concat_ws('-', 'sample', i.row_position, place, year) as fact_id, i.indicator_id, 'sample-' || place as partner_id,
    year::varchar as period, make_date(year, 1, 1) as period_first_on, make_date(year, 12, 31) as period_last_on,
    (year * 7 + place * 13) % 100003 + 1 as value, 'exact' as bound, 'actual' as status, 'all' as scope,
    f.source_id, f.locator, f.received_file, f.received_row, f.changed_in, 1000 + place as row_position
from version.indicators i
cross join range(1, $places + 1) added (place)
cross join range({2025 - YEARS}, 2025) years (year)
cross join (select * from version.facts limit 1) f
"""


def _enlarge(store: Store, count: int) -> None:
    """Adds about so many numbers to the first version, which then has the checksum of what it is."""
    path = store.home / "versions" / "000001.duckdb"
    path.chmod(0o600)
    with closing(duckdb.connect(":memory:")) as connection:
        connection.execute(f"attach '{path}' as version")
        (measures,) = connection.execute("select count(*) from version.indicators").fetchone() or (1,)
        for statement in _ADDED.split(";"):
            connection.execute(statement, {"places": count // (YEARS * measures)})
    checksum_path(path).write_text(f"{checksum_line(path, path.name)}\n", "utf-8")


def _bare(path: Path) -> duckdb.DuckDBPyConnection:
    """All tables of a version in memory, and the views over them."""
    connection = duckdb.connect(":memory:")
    connection.execute(f"attach '{path}' as version (read_only)")
    listed = "select table_name from duckdb_tables() where database_name = 'version'"
    for (table,) in connection.execute(listed).fetchall():
        connection.execute(f'create table "{table}" as from version."{table}"')
    for folder in queries.MADE:
        for name in queries.names(folder):
            connection.execute(queries.load(name).sql)
    return connection


def _times(works: tuple[Callable[[], object], ...]) -> Iterator[tuple[float, ...]]:
    """Milliseconds of each, in turns, after one that is not counted."""
    rounds = []
    for _ in range(ROUNDS + 1):
        taken = []
        for work in works:
            begun = time.perf_counter()
            work()
            taken.append((time.perf_counter() - begun) * 1000)
        rounds.append(taken)
    return zip(*rounds[1:], strict=True)


def figures() -> Iterator[Figure]:
    for count in COUNTS:
        with tempfile.TemporaryDirectory() as folder:
            store = Store(Path(folder))
            publish(store, "The shipped workbook")
            _enlarge(store, count)
            with closing(_bare(store.home / "versions" / "000001.duckdb")) as bare:
                yield from _of_size(store, bare, f"{count:,} more numbers" if count else "shipped")


def _of_size(store: Store, bare: duckdb.DuckDBPyConnection, size: str) -> Iterator[Figure]:
    every_ours: list[float] = []
    every_bare: list[float] = []
    for name in queries.names("charts"):
        ours, peer = _times((partial(store.ask, name), partial(queries.run, bare, name, {})))
        every_ours += ours
        every_bare += peer
        yield Figure("queries", f"{name.partition('/')[2]}, {size}", "ms", ours, "bare DuckDB", peer)
    words = f"every chart's query, {size}"
    yield Figure("queries", words, "ms", tuple(every_ours), "bare DuckDB", tuple(every_bare), AIM)
    yield Figure("queries", words, "ms", tuple(every_ours), limit=MEDIAN_AIM_MS)
