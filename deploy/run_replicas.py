"""Two replicas of one store for a look, with all that they share: PostgreSQL, an object store, nginx before them.

All of it is in a temporary folder, on loopback, and gone once it is stopped: python -m deploy.run_replicas
"""

import signal
import sys
import tempfile
from contextlib import ExitStack
from pathlib import Path

from deploy.servers import ObjectStore, Postgres, Proxy, Replica, postgres_folder

PORT = 8500


def main() -> None:
    if not postgres_folder():
        sys.exit("The programs of PostgreSQL are not on this machine: sudo apt-get install postgresql")
    signal.signal(signal.SIGINT, stop)
    signal.signal(signal.SIGTERM, stop)
    with ExitStack() as running:
        folder = Path(running.enter_context(tempfile.TemporaryDirectory()))
        catalogue = running.enter_context(Postgres(folder))
        objects = running.enter_context(ObjectStore(folder))
        settings = {"TWINBOARD_CATALOGUE": catalogue.address("twinboard"), "TWINBOARD_LAKE": "s3://twinboard/lake"}
        settings |= objects.settings
        first, second = (
            running.enter_context(Replica(folder, name, settings, *options))
            for name, options in (("first", ("--with-shipped-data",)), ("second", ()))
        )
        running.enter_context(Proxy(folder, [first, second], PORT))
        say = sys.stdout.write
        say(f"Both replicas: http://localhost:{PORT}\n")
        for one in (first, second):
            say(f"One alone: http://localhost:{one.port} (its folder: {one.home})\n")
        told = " ".join(f"{name}={value}" for name, value in settings.items())
        say(f"To publish: {told} TWINBOARD_HOME={first.home} python -m twinboard publish …\nStop with Ctrl-C.\n")
        sys.stdout.flush()
        signal.pause()


def stop(*_: object) -> None:
    """Leave by the way out of `main`, so that nothing it started outlives it."""
    sys.exit(0)


if __name__ == "__main__":
    main()
