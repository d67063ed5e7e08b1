"""Publishers on a replica, in processes of their own."""

import shutil
from pathlib import Path
from typing import Any

import publishers

from twinboard.intake import Proposal
from twinboard.store import shared


def publish_at_once(barrier: Any, home: Path, proposal: Proposal, catalogue: str, lake: str) -> None:
    """Publishes when all others are ready to."""
    shared.join(home, catalogue, lake)
    shared.catch_up(home)
    publishers.publish_at_once(barrier, home, proposal)


def publish_killed_at(step: int, home: Path, proposal: Proposal, catalogue: str, lake: str) -> None:
    """Publishes, and is killed at its n-th step; see `publishers`."""
    shared.join(home, catalogue, lake)
    publishers.publish_killed_at(step, home, proposal)


def publish(home: Path, proposal: Proposal, catalogue: str, lake: str) -> None:
    """Publishes, and exits as the command line does."""
    shared.join(home, catalogue, lake)
    publishers.publish(home, proposal)


def copied(home: Path, target: Path) -> None:
    shutil.copytree(home, target)
