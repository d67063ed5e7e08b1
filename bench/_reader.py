"""A reader over the real websocket protocol: opens pages of the menu and sets controls, by a browser's messages."""

import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Self

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets import ClientConnection, Origin, Subprotocol, connect

_LONGEST_S = 120


@dataclass
class Reader:
    """One session. What a browser keeps is kept: the menu, messages to be named again by their hash, and controls."""

    port: int
    connection: ClientConnection
    menu: dict[str, str] = field(default_factory=dict)
    """Hashes of pages by their addresses."""
    elements: list[tuple[str, Any]] = field(default_factory=list)
    """What the last run drew, each with the fragment that it stands in, if any."""
    bytes_received: int = 0
    _page: str = ""
    _kept: set[str] = field(default_factory=set)
    _messages: dict[str, Any] = field(default_factory=dict)

    @classmethod
    async def connected(cls, port: int) -> Self:
        address, origin = f"ws://localhost:{port}/_stcore/stream", Origin(f"http://localhost:{port}")
        protocols = [Subprotocol("streamlit")]
        opened = await connect(
            address, subprotocols=protocols, origin=origin, max_size=None, open_timeout=_LONGEST_S, compression=None
        )
        return cls(port, opened)

    async def open(self, page: str) -> float:
        """Seconds until a page of the menu is whole."""
        self._page = page
        return await self._run()

    async def choose(self, control: str, turn: int) -> float:
        """Seconds until a control, found by the end of its id, has its next choice and what hangs on it is drawn.

        Where the page has several the turn says which; one without any is opened again.
        """
        found = [
            (inside, each) for inside, each in self.elements if getattr(_control(each), "id", "").endswith(control)
        ]
        if not found:
            return await self._run()
        inside, element = found[turn % len(found)]
        widget = _control(element)
        options = list(widget.options)
        value = getattr(options[turn % len(options)], "content", "") or options[turn % len(options)]
        return await self._run(inside, widget.id, str(value), is_list=element.WhichOneof("type") == "button_group")

    def controls(self) -> list[str]:
        """The ids of all that can be set on the page."""
        return [_id(each) for _, each in self.elements]

    async def close(self) -> None:
        await self.connection.close()

    async def _run(self, fragment: str = "", widget: str = "", value: str = "", *, is_list: bool = False) -> float:
        asked = BackMsg()
        said = asked.rerun_script
        said.page_script_hash = self.menu.get(self._page, "")
        said.page_name = "" if said.page_script_hash else self._page
        said.fragment_id = fragment
        said.cached_message_hashes.extend(self._kept)
        said.context_info.url = f"http://localhost:{self.port}/{self._page}"
        if widget:
            state = said.widget_states.widgets.add(id=widget)
            if is_list:
                state.string_array_value.data.append(value)
            else:
                state.string_value = value
        begun = time.perf_counter()
        await self.connection.send(asked.SerializeToString())
        await self._take(is_whole=not fragment)
        return time.perf_counter() - begun

    async def _take(self, *, is_whole: bool) -> None:
        elements: list[tuple[str, Any]] = []
        async for data in self.connection:
            assert isinstance(data, bytes)
            self.bytes_received += len(data)
            message = ForwardMsg.FromString(data)
            kind = message.WhichOneof("type")
            if kind == "script_finished":
                if message.script_finished == ForwardMsg.FINISHED_EARLY_FOR_RERUN:
                    continue
                if is_whole:
                    self.elements = elements
                return
            if kind == "navigation":
                pages = message.navigation.app_pages
                self.menu = {"" if page.is_default else page.url_pathname: page.page_script_hash for page in pages}
            if kind == "ref_hash":
                delta = self._messages[message.ref_hash]
            elif kind == "delta":
                delta = message.delta
                if message.metadata.cacheable:
                    self._kept.add(message.hash)
                    self._messages[message.hash] = delta
            else:
                continue
            if delta.WhichOneof("type") == "new_element":
                elements.append((delta.fragment_id, delta.new_element))
        raise RuntimeError("The server hung up.")


def _control(element: Any) -> Any:
    return getattr(element, element.WhichOneof("type") or "empty")


def _id(element: Any) -> str:
    return getattr(_control(element), "id", "")


def drawn_by(elements: Sequence[tuple[str, Any]]) -> list[tuple[str, str, str]]:
    """What of a page a bare one can draw as well: each figure with its settings, each text, in their order."""
    kept = []
    for _, element in elements:
        kind = element.WhichOneof("type")
        if kind == "plotly_chart":
            kept.append((kind, element.plotly_chart.spec, element.plotly_chart.config))
        elif kind == "html":
            kept.append((kind, element.html.body, ""))
    return kept
