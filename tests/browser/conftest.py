"""A real server on a free port, and a real Chromium to open it in."""

import json
import os
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Generator, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlparse

import pytest
from conftest import publish
from playwright.sync_api import Browser, BrowserContext, Locator, Page, Response, expect, sync_playwright
from playwright.sync_api import TimeoutError as NotInTime

from twinboard.settings import ROOT
from twinboard.store import Store

CHROMIUM = os.environ.get("TWINBOARD_CHROMIUM", "/usr/bin/chromium")
OPTIONS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
STARTS_WITHIN_S = 60
PATIENCE_MS = 60_000
CHOSEN_WITHIN_MS = 5_000
COUNT_MENU = 31

CALM_MS = 150
LISTEN = """(() => {
    const talk = window.talk = {asked: 0, heard: 0, sending: 0};
    window.WebSocket = class extends WebSocket {
        constructor(...given) {
            super(...given);
            this.addEventListener('message', () => { talk.heard = performance.now(); });
        }
        send(message) {
            talk.asked = performance.now();
            super.send(message);
        }
    };
    const send = XMLHttpRequest.prototype.send;
    XMLHttpRequest.prototype.send = function (...given) {
        talk.sending += 1;
        this.addEventListener('loadend', () => { talk.sending -= 1; talk.heard = performance.now(); });
        send.apply(this, given);
    };
})()"""
"""Has a page note when it last asked its server for something, when it last heard of it, and files on their way."""
AT_REST = f"""() => {{
    const {{asked, heard, sending}} = window.talk;
    const state = document.querySelector('[data-testid=stApp]')?.dataset.testScriptState;
    return state === 'notRunning' && !sending && asked < heard && performance.now() - heard > {CALM_MS};
}}"""
"""A run that was only asked for has not begun: that none is running says nothing yet."""

expect.set_options(timeout=PATIENCE_MS)


@dataclass(frozen=True)
class Server:
    """A running server: its address, the store that it shows, and the file of what it printed."""

    url: str
    store: Store
    printed: Path

    def officer_link(self) -> str:
        """The invitation of the first officer, which the server printed at its start."""
        [link] = re.findall(r"http://\S+key=\S+", self.printed.read_text())
        return str(link)

    def audited(self) -> list[dict[str, str]]:
        """What the audit says of tries and drafts, a line each."""
        path = self.store.home / "audit.jsonl"
        return [json.loads(line) for line in path.read_text().splitlines()] if path.exists() else []


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("localhost", 0))
        return int(probe.getsockname()[1])


def open_address(page: Page, server: Server, address: str = "") -> Response | None:
    """Opens an address and waits for the whole page."""
    response = page.goto(f"{server.url}/{address}")
    expect(page.locator("h1")).to_be_visible()
    expect(page.locator(".tb-footer")).to_be_visible()
    at_rest(page)
    return response


def go_to(page: Page, address: str, seen: Locator) -> None:
    """Goes on within the open page, as a browser does that goes forward, until something of the new page is seen."""
    page.evaluate(
        "address => { history.pushState({}, '', address); window.dispatchEvent(new PopStateEvent('popstate')); }",
        address,
    )
    expect(seen).to_be_visible()
    at_rest(page)


def publish_to(server: Server, content: bytes, **said: Any) -> None:
    """Publishes a workbook that has no issues, and waits until readers see it."""
    number, ends = publish(server.store, content, **said), time.monotonic() + STARTS_WITHIN_S
    while time.monotonic() < ends:
        with urllib.request.urlopen(f"{server.url}/health") as answer:
            if json.load(answer)["version"] == number:
                return
        time.sleep(0.1)
    pytest.fail("Readers do not see what was published.")


def heading(page: Page, words: str) -> Locator:
    """The heading of a page."""
    return page.get_by_role("heading", level=1, name=words, exact=True)


def at_rest(page: Page) -> None:
    """Waits until the server has answered all that the page asked, and has nothing more to say of it."""
    page.wait_for_function(AT_REST, timeout=PATIENCE_MS)


def choose(page: Page, field: str, option: str) -> None:
    """Chooses from the list of a field: once more where the page moved meanwhile, which closes the list."""
    listed, ends = page.get_by_label(field, exact=True), time.monotonic() + STARTS_WITHIN_S
    at_rest(page)
    while listed.input_value() != option and time.monotonic() < ends:
        listed.evaluate("field => field.scrollIntoView({block: 'center'})")
        listed.fill(option)
        with suppress(NotInTime):
            page.get_by_role("option", name=option, exact=True).click(timeout=CHOSEN_WITHIN_MS)
        listed.blur()
        at_rest(page)
    expect(listed).to_have_value(option)


def expect_whole(page: Page, said: str) -> None:
    """The page has come as a page: one heading, nothing that failed, no dialog over it."""
    assert page.locator("h1").count() == 1, said
    for amiss in (page.get_by_test_id("stException"), page.get_by_role("dialog"), page.get_by_text("Traceback")):
        assert amiss.count() == 0, said


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    if not Path(CHROMIUM).exists():
        pytest.fail(f"The browser tests need Chromium at {CHROMIUM}: `make test` installs it, or says how.")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=list(OPTIONS))
        yield browser
        browser.close()


def new_window(browser: Browser, width: int = 1440, height: int = 900) -> BrowserContext:
    """A window of somebody whom nobody knows yet."""
    context = browser.new_context(viewport={"width": width, "height": height})
    context.add_init_script(LISTEN)
    return context


@pytest.fixture(scope="session")
def visitors(browser: Browser) -> Iterator[BrowserContext]:
    """The window of all visitors, who share what the browser has loaded once.

    An empty page keeps it open: to open a window costs Chromium more than to open a page in it.
    """
    context = new_window(browser)
    context.new_page()
    yield context
    context.close()


@pytest.fixture
def page(request: pytest.FixtureRequest, visitors: BrowserContext) -> Iterator[Page]:
    """A page of a new visitor, 1440 by 900; nobody knows them. It asks no other machine, and no script of it fails.

    The page on which one signs in is the provider's own, and asks whom it likes.
    """
    visitors.clear_cookies()
    page, asked, failed = visitors.new_page(), list[str](), list[str]()
    page.on("request", lambda request: asked.append(request.url))
    page.on("websocket", lambda socket: asked.append(socket.url))
    page.on("pageerror", lambda error: failed.append(str(error)))
    yield page
    page.close()
    hosts = {urlparse(url).hostname for url in asked if not url.startswith(("data:", "blob:"))}
    assert hosts <= {"localhost"} or "provider" in request.fixturenames
    assert failed == []


@pytest.fixture(scope="session")
def server(shipped: Store, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server with the shipped workbook; not to be published to."""
    yield from serve(tmp_path_factory.mktemp("served"), shipped)


@pytest.fixture(scope="session")
def crowded_server(crowded: Store, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server with the crowded workbook; not to be published to."""
    yield from serve(tmp_path_factory.mktemp("crowded"), crowded)


@pytest.fixture
def cold_server(shipped: Store, tmp_path: Path) -> Iterator[Server]:
    """A server that nobody has visited yet, with the shipped workbook."""
    yield from serve(tmp_path, shipped)


@pytest.fixture
def small_server(one_fact: Store, tmp_path: Path) -> Iterator[Server]:
    """A server with the small workbook and no sign-in provider."""
    yield from serve(tmp_path, one_fact)


def serve(
    home: Path, copied: Store | None, *, port: int | None = None, **environment: str
) -> Generator[Server, None, None]:
    """A server with a copy of this store, or with what stands in its folder; it stops when the generator is closed."""
    if copied:
        shutil.copytree(copied.home, home, dirs_exist_ok=True)
    store = Store(home)
    port = port or free_port()
    printed = home / "printed.txt"
    with printed.open("w") as stream:
        process = subprocess.Popen(
            [sys.executable, "-u", "-m", "twinboard", "serve", "--port", str(port)],
            cwd=ROOT,
            env={**os.environ, "TWINBOARD_HOME": str(home), **environment},
            stdout=stream,
            stderr=stream,
        )
        url = f"http://localhost:{port}"
        try:
            wait_for(f"{url}/_stcore/health", process)
            yield Server(url, store, printed)
        finally:
            process.terminate()
            process.wait(timeout=20)


def wait_for(url: str, process: subprocess.Popen[bytes]) -> None:
    """Waits until a process answers at an address."""
    deadline = time.monotonic() + STARTS_WITHIN_S
    while time.monotonic() < deadline and process.poll() is None:
        try:
            with urllib.request.urlopen(url, timeout=2):
                return
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            time.sleep(0.2)
    pytest.fail("The server did not start.")


@pytest.fixture(scope="module")
def provider() -> Iterator[str]:
    """An OpenID Connect provider with two officers and somebody else; its address."""
    port = free_port()
    people = [
        {"sub": "officer", "email": "Officer@example.gov.uk", "email_verified": True, "name": "An Officer"},
        {"sub": "grouped", "email": "grouped@example.gov.uk", "name": "By Group", "groups": ["partnerships"]},
        {"sub": "reader", "email": "reader@example.gov.uk", "email_verified": True, "name": "A Reader"},
        {"sub": "claiming", "email": "officer@example.gov.uk", "email_verified": False, "name": "An Officer"},
    ]
    claims = [part for person in people for part in ("--user-claims", json.dumps(person))]
    process = subprocess.Popen([sys.executable, "-m", "oidc_provider_mock", "--port", str(port), *claims])
    url = f"http://localhost:{port}"
    wait_for(f"{url}/.well-known/openid-configuration", process)
    yield url
    process.terminate()
    process.wait(timeout=20)


def serve_signing(folder: Path, copied: Store, provider: str, more: str = "") -> Iterator[Server]:
    """A server whose officers sign in with the provider; `more` stands at the start of its secrets."""
    port = free_port()
    settings = folder / ".streamlit" / "secrets.toml"
    settings.parent.mkdir()
    settings.write_text(
        f"""
        {more}
        [auth]
        redirect_uri = "http://localhost:{port}/oauth2callback"
        cookie_secret = "a secret of this test alone"
        client_id = "twinboard"
        client_secret = "another"
        server_metadata_url = "{provider}/.well-known/openid-configuration"
        [officers]
        addresses = ["officer@example.gov.uk"]
        groups = ["partnerships"]
        """
    )
    yield from serve(folder, copied, port=port, HOME=str(folder))


def sign_in(page: Page, server: Server, subject: str) -> None:
    """Signs in with the provider as one of its people."""
    open_address(page, server, "update")
    page.get_by_role("button", name="Officers: sign in").click()
    page.get_by_placeholder("sub").fill(subject)
    page.get_by_role("button", name="Authorize").click()
    expect(page.locator(".tb-footer")).to_be_visible()


def become_officer(page: Page, server: Server) -> None:
    """Takes up the invitation of the first officer as A. Officer, and waits for the page Update."""
    page.goto(server.officer_link())
    page.get_by_label("Your name").fill("A. Officer")
    page.get_by_role("button", name="Continue as an officer").click()
    expect(page.locator("input[type=file]")).to_have_count(1)
    at_rest(page)


def give_file(page: Page, path: Path) -> None:
    """Gives a page a file where it asks for one, and waits until it was received and the page says what it is."""
    with page.expect_response(lambda response: "upload_file" in response.url, timeout=PATIENCE_MS):
        page.locator("input[type=file]").first.set_input_files(path)
    at_rest(page)


def send(page: Page, folder: Path, content: bytes) -> None:
    """Sends a workbook in on the page Update."""
    path = folder / "sent.xlsx"
    path.write_bytes(content)
    give_file(page, path)


def say_why(page: Page, why: str) -> None:
    """Says why something is published."""
    page.get_by_label("Why, in a sentence").fill(why)
    page.get_by_label("Why, in a sentence").press("Enter")
    at_rest(page)
