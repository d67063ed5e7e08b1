"""What readers are told of versions that were published and cannot be shown. No path and no name of a file."""

from twinboard.settings import home
from twinboard.store import Store

TELL = "Tell whoever runs the server: the command doctor says what is wrong and what to do."


def lost_words() -> str:
    """That what was published last cannot be shown, and what is shown in its place; empty where nothing is lost."""
    standing = Store(home()).standing()
    if not standing.lost:
        return ""
    shown = f"Version {standing.current} is the newest that can be shown, not the newest published."
    return f"{standing.says} {shown} {TELL}"


def is_newest_lost() -> bool:
    """Whether the version that is shown to who chooses none is not the one that was published last."""
    return bool(Store(home()).standing().lost)


def cannot_be_shown(number: int) -> str:
    """Why a version that was published cannot be shown; empty where it can be, or was never published."""
    return Store(home()).amiss(number)
