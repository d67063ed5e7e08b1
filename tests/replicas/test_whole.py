"""The whole, as it is deployed: PostgreSQL, an object store, two replicas, nginx, readers; while parts are killed."""

import asyncio
import json
import os
import shutil
import threading
import time
import urllib.request
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from conftest import publish
from left_stores import value_of
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets import ConnectionClosed, InvalidHandshake, Origin, Subprotocol, connect
from workbooks import FACT, only, workbook

from deploy.servers import ObjectStore, Postgres, Proxy, Replica, wait_for
from replicas.conftest import lacks
from twinboard.errors import NotWritable
from twinboard.store import Store, shared

READERS, READERS_PAUSE_S = 8, 2.0
SEEN_WITHIN_S = 45.0
"""On a busy machine, where all charts that readers asked for are drawn before they see a version: at most 20 s."""


@dataclass
class Whole:
    """All that runs, and a replica within the test, by which it publishes."""

    catalogue: Postgres
    objects: ObjectStore
    replicas: list[Replica]
    proxy: Proxy
    store: Store

    def seen(self, number: int) -> None:
        """Waits until every replica that answers shows a version."""
        for replica in self.replicas:
            if replica.process:
                wait_for(lambda at=replica: version_at(at) == number, SEEN_WITHIN_S, f"version {number}")


@dataclass
class Readers:
    """People who read and come again, each as a browser does: who is hung up on connects anew."""

    port: int
    slowest: float = 0.0
    count_pages: int = 0
    count_anew: int = 0
    failed: list[str] = field(default_factory=list)
    ends: threading.Event = field(default_factory=threading.Event)

    def start(self) -> None:
        self.thread = threading.Thread(target=lambda: asyncio.run(self._all()))
        self.thread.start()

    def stop(self) -> None:
        self.ends.set()
        self.thread.join(60)

    async def _all(self) -> None:
        await asyncio.gather(*(self._read(number) for number in range(READERS)))

    async def _read(self, number: int) -> None:
        while not self.ends.is_set():
            try:
                await self._session(number)
            except (ConnectionClosed, InvalidHandshake, OSError, TimeoutError):
                self.count_anew += 1
                await asyncio.sleep(0.2)

    async def _session(self, number: int) -> None:
        where, origin = f"ws://localhost:{self.port}/_stcore/stream", Origin(f"http://localhost:{self.port}")
        cookie = {"Cookie": f"twinboard_replica={number}-{self.count_anew}"}
        async with connect(
            where, subprotocols=[Subprotocol("streamlit")], origin=origin, max_size=None, additional_headers=cookie
        ) as connection:
            while not self.ends.is_set():
                begun = time.monotonic()
                asked = BackMsg()
                asked.rerun_script.context_info.url = f"http://localhost:{self.port}/"
                await connection.send(asked.SerializeToString())
                await asyncio.wait_for(self._page(connection), 30)
                self.slowest = max(self.slowest, time.monotonic() - begun)
                self.count_pages += 1
                await asyncio.sleep(READERS_PAUSE_S)

    async def _page(self, connection: object) -> None:
        async for data in connection:  # type: ignore[attr-defined]
            said = ForwardMsg.FromString(data)
            if said.WhichOneof("type") == "delta" and said.delta.new_element.WhichOneof("type") == "exception":
                self.failed.append(str(said.delta.new_element.exception.message))
            if said.WhichOneof("type") == "script_finished":
                return


def version_at(replica: Replica) -> object:
    with urllib.request.urlopen(f"http://localhost:{replica.port}/health", timeout=5) as answer:
        return json.load(answer)["version"]


@pytest.fixture
def whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Whole]:
    why = lacks() or ("" if shutil.which("nginx", path=f"{os.environ['PATH']}:/usr/sbin") else "nginx is not installed")
    if why:
        if os.environ.get("CI"):
            pytest.fail(f"{why}, and this test must run here")
        pytest.skip(why)
    with ExitStack() as running:
        catalogue = running.enter_context(Postgres(Path(running.enter_context(TemporaryDirectory()))))
        objects = running.enter_context(ObjectStore(tmp_path))
        address, lake = catalogue.address("whole"), "s3://twinboard/lake"
        for name, value in objects.settings.items():
            monkeypatch.setenv(name, value)
        store = Store(tmp_path / "within")
        shared.join(store.home, address, lake)
        running.callback(shared.leave, store.home)
        publish(store, workbook())
        settings = {"TWINBOARD_CATALOGUE": address, "TWINBOARD_LAKE": lake}
        replicas = [running.enter_context(Replica(tmp_path, name, settings)) for name in ("first", "second")]
        yield Whole(catalogue, objects, replicas, running.enter_context(Proxy(tmp_path, replicas)), store)


@pytest.mark.sweep
def test_parts_are_killed_and_come_back_and_nothing_is_lost_and_readers_go_on(whole: Whole) -> None:
    readers = Readers(whole.proxy.port)
    readers.start()
    try:
        whole.seen(1)
        assert put(whole, 120) == 2
        whole.seen(2)
        first, second = whole.replicas
        first.kill()
        wait_for(lambda: readers.count_anew, 20, "a reader of the replica that is gone")
        assert put(whole, 130) == 3
        whole.seen(3)
        before = readers.count_pages
        wait_for(lambda: readers.count_pages > before + READERS, 20, "pages while one replica is gone")
        first.start()
        whole.seen(3)
        for part in (whole.catalogue, whole.objects):
            number = whole.store.current_or_fail()
            part.kill()
            with pytest.raises(NotWritable, match="cannot be reached"):
                put(whole, 140)
            before = readers.count_pages
            wait_for(lambda at=before: readers.count_pages > at + READERS, 20, "pages while a part is gone")
            part.start()
            assert put(whole, 200 + number) == number + 1
            whole.seen(number + 1)
        assert (whole.store.numbers(), value_of(whole.store)) == ((1, 2, 3, 4, 5), 204)
        for replica in (first, second):
            assert (Store(replica.home).numbers(), value_of(Store(replica.home))) == ((1, 2, 3, 4, 5), 204)
    finally:
        readers.stop()
    assert not readers.failed
    assert readers.count_pages > 50


def put(whole: Whole, value: int) -> int | None:
    return publish(whole.store, only(Facts=[{**FACT, "value": value}]))
