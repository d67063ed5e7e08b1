"""What the drawing browser would ask of any address goes to a port where nobody listens; here somebody does.

The charts themselves ask for nothing, see `tests/browser/test_pictures.py`; Debian's Chromium asks some of its own.
"""

import json
import os
import socket
import threading
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from twinboard.errors import Busy
from twinboard.papers.pictures.drawer import NO_PROXY_HERE
from twinboard.papers.pictures.worker import Worker, browser_path

pytestmark = pytest.mark.browser

ASKING = {
    "data": [{"type": "scattergeo", "lon": [0], "lat": [52]}],
    "layout": {"images": [{"source": "http://twinboard.example/picture.png", "sizex": 1, "sizey": 1}]},
}
"""A figure that would ask two addresses: for the outlines of the world, and for an image."""


class Proxy:
    """Listens where the browser takes its proxy to be; remembers what is asked, and answers nothing."""

    def __init__(self) -> None:
        self._socket = socket.create_server(("127.0.0.1", 0))
        self.address = f"127.0.0.1:{self._socket.getsockname()[1]}"
        self.asked: list[str] = []
        threading.Thread(target=self._listen, daemon=True).start()

    def _listen(self) -> None:
        with suppress(OSError):
            while True:
                connection, _ = self._socket.accept()
                with connection:
                    connection.settimeout(2)
                    self.asked.append(connection.recv(200).decode("latin-1").split("\r\n")[0])

    def close(self) -> None:
        self._socket.shutdown(socket.SHUT_RDWR)
        self._socket.close()


@pytest.fixture
def proxy() -> Iterator[Proxy]:
    proxy = Proxy()
    yield proxy
    proxy.close()


@pytest.fixture
def worker(proxy: Proxy, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Worker]:
    """A worker whose browser is sent to our proxy, and not to the port where nobody listens."""
    script = tmp_path / "chromium"
    script.write_text(
        f'#!/bin/bash\necho "$@" > {tmp_path}/asked\nexec {browser_path()} "${{@/{NO_PROXY_HERE}/{proxy.address}}}"\n'
    )
    script.chmod(0o755)
    monkeypatch.setenv("TWINBOARD_CHROMIUM", os.fspath(script))
    worker = Worker()
    yield worker
    worker.stop()
    assert f"--proxy-server={NO_PROXY_HERE}" in (tmp_path / "asked").read_text()


@pytest.mark.sweep
def test_what_a_figure_would_ask_comes_to_the_proxy_alone(worker: Worker, proxy: Proxy) -> None:
    options: dict[str, object] = {"format": "svg", "width": 700, "height": 700, "scale": 1}
    with suppress(Busy):
        worker.draw(json.dumps(ASKING), options, 5)
    assert any("twinboard.example" in line for line in proxy.asked)


def test_nobody_listens_where_the_browser_takes_its_proxy_to_be() -> None:
    host, port = NO_PROXY_HERE.split(":")
    with pytest.raises(ConnectionRefusedError):
        socket.create_connection((host, int(port)), timeout=2)
