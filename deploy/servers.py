"""Real servers on this machine, on loopback, each in a folder of its own: PostgreSQL, an object store, replicas, nginx.

The tests of replicas and `make run-replicas` start them; they stop with the block.
"""

import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import Self

ROOT = Path(__file__).resolve().parent.parent
USER = "nobody"
"""PostgreSQL refuses to run as root."""
_PLACES = [*sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True), Path("/usr/local/bin"), Path("/usr/bin")]


def postgres_folder() -> Path | None:
    """Where the programs of PostgreSQL are; None where there are none."""
    found = shutil.which("initdb")
    places = [*_PLACES, *([Path(found).resolve().parent] if found else [])]
    return next((place for place in places if (place / "initdb").exists() and (place / "postgres").exists()), None)


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def answers(port: int) -> bool:
    with socket.socket() as one:
        one.settimeout(0.5)
        return one.connect_ex(("127.0.0.1", port)) == 0


def wait_for(is_so: Callable[[], object], seconds: float = 30, what: str = "it") -> None:
    """Waits until something is so; fails where it does not become so."""
    ends = time.monotonic() + seconds
    while not is_so():
        if time.monotonic() > ends:
            raise TimeoutError(f"{what} did not come within {seconds} s")
        time.sleep(0.05)


class Server:
    """A process that is started and stopped."""

    ending = signal.SIGTERM

    def __init__(self, command: list[str], port: int, log: Path, environment: dict[str, str] | None = None) -> None:
        self.command, self.port, self.log = command, port, log
        self.environment = {**os.environ, **(environment or {})}
        self.process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(self.command, stdout=log, stderr=log, env=self.environment, cwd="/")
        wait_for(lambda: answers(self.port) or self._has_ended(), 60, " ".join(self.command))

    def _has_ended(self) -> bool:
        if self.process and self.process.poll() is not None:
            raise RuntimeError(f"{self.command}: {self.log.read_text()[-2000:]}")
        return False

    def kill(self) -> None:
        """Ends it at once, as a machine does that loses its power."""
        if self.process:
            self.process.kill()
            self.process.wait(30)
            self.process = None

    def stop(self) -> None:
        if self.process:
            self.process.send_signal(self.ending)
            try:
                self.process.wait(20)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait(20)
            self.process = None

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.stop()


class Postgres(Server):
    """A PostgreSQL whose data are in a folder; `address()` makes a database of its own."""

    ending = signal.SIGINT
    """Without it PostgreSQL waits for all who are connected."""

    def __init__(self, folder: Path) -> None:
        self.bin, self.data = postgres_folder(), folder / "postgres"
        assert self.bin
        self.data.mkdir(parents=True)
        if os.getuid() == 0:
            shutil.chown(self.data, USER)
            for parent in self.data.parents[:-2]:
                parent.chmod(parent.stat().st_mode | 0o011)
        made = [f"{self.bin}/initdb", "-D", str(self.data), "-U", "twinboard", "--auth=trust", "-E", "UTF8", "-N"]
        subprocess.run(_as_user([*made, "--locale=C"]), check=True, capture_output=True, cwd="/")
        port = free_port()
        settings = {"listen_addresses": "127.0.0.1", "unix_socket_directories": "", "port": str(port)}
        settings |= {"max_connections": "60", "shared_buffers": "32MB", "log_min_messages": "warning"}
        told = [word for name, value in settings.items() for word in ("-c", f"{name}={value}")]
        command = _as_user([f"{self.bin}/postgres", "-D", str(self.data), *told])
        super().__init__(command, port, folder / "postgres.log")

    def start(self) -> None:
        super().start()
        wait_for(self._is_ready, 30, "PostgreSQL")

    def _is_ready(self) -> bool:
        ready = [f"{self.bin}/pg_isready", "-h", "127.0.0.1", "-p", str(self.port), "-q"]
        return subprocess.run(ready, check=False).returncode == 0

    def address(self, database: str, like: str = "template1") -> str:
        """Makes a database, as a copy of another; gives its address."""
        made = [f"{self.bin}/createdb", "-h", "127.0.0.1", "-p", str(self.port), "-U", "twinboard", "-T", like]
        subprocess.run([*made, database], check=True, capture_output=True)
        return f"postgresql://twinboard@127.0.0.1:{self.port}/{database}"

    def kill(self) -> None:
        """All of its processes at once."""
        if self.process:
            subprocess.run(["pkill", "-KILL", "-P", str(self.process.pid)], check=False)
        super().kill()
        (self.data / "postmaster.pid").unlink(missing_ok=True)


def _as_user(command: list[str]) -> list[str]:
    if os.getuid() != 0:
        return command
    return ["setpriv", "--reuid", USER, "--regid", "nogroup", "--clear-groups", *command]


def python(module: str, *arguments: str) -> list[str]:
    return [sys.executable, "-m", module, *arguments]


class ObjectStore(Server):
    """An S3-compatible server with one bucket, `twinboard`, whose objects are files in a folder."""

    def __init__(self, folder: Path) -> None:
        self.data, port = folder / "objects", free_port()
        (self.data / "twinboard").mkdir(parents=True)
        self.settings = {
            "AWS_ENDPOINT_URL": f"http://127.0.0.1:{port}",
            "AWS_ACCESS_KEY_ID": "replicas",
            "AWS_SECRET_ACCESS_KEY": "of-this-machine-alone",
            "AWS_REGION": "us-east-1",
        }
        keys = {"NANIO_ACCESS_KEY": "replicas", "NANIO_SECRET_KEY": "of-this-machine-alone"}
        command = python("nanio", "serve", "--data-dir", str(self.data), "--host", "127.0.0.1", "--port", str(port))
        super().__init__([*command, "--no-access-log"], port, folder / "objects.log", keys)


class Replica(Server):
    """A server of the pages, with a folder of its own."""

    def __init__(self, folder: Path, name: str, settings: dict[str, str], *options: str, port: int = 0) -> None:
        self.home = folder / name
        port = port or free_port()
        command = python("twinboard", "serve", "--port", str(port), *options)
        settings = {"TWINBOARD_HOME": str(self.home), "PYTHONPATH": str(ROOT), **settings}
        super().__init__(command, port, folder / f"{name}.log", settings)


class Proxy(Server):
    """nginx before two replicas, as `nginx-replicas.conf` says, on ports of its own."""

    def __init__(self, folder: Path, replicas: list[Replica], port: int = 0) -> None:
        port, place = port or free_port(), folder / "nginx"
        place.mkdir()
        told = (ROOT / "deploy" / "nginx-replicas.conf").read_text("utf-8")
        ports = {8500: port, 8501: replicas[0].port, 8502: replicas[1].port}
        told = re.sub(r"127\.0\.0\.1:(850[012])", lambda match: f"127.0.0.1:{ports[int(match[1])]}", told)
        (place / "nginx.conf").write_text(told, "utf-8")
        found = shutil.which("nginx", path=f"{os.environ.get('PATH', '')}:/usr/sbin") or "nginx"
        command = [found, "-p", str(place), "-c", "nginx.conf", "-e", "error.log", "-g", "daemon off;"]
        super().__init__(command, port, folder / "nginx.log")
