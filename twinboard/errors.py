"""What can go wrong with a call or a file, said once and with what to do about it.

An officer's mistake in a workbook is not an error: it is an `Issue` (see `models`).
"""


class TwinboardError(Exception):
    """A call that could not be carried out: what happened, and what to do."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint

    def __str__(self) -> str:
        return f"{self.message} {self.hint}".strip()


class UnreadableFile(TwinboardError):
    """The bytes are not a workbook, or not a document, that can be read."""


class UnknownQuery(TwinboardError):
    """No query of that name, or a parameter that it does not take."""


class UnknownVersion(TwinboardError):
    """No published version of that number."""


class DamagedVersion(TwinboardError):
    """A version file that is not what was published."""


class ChangedMeanwhile(TwinboardError):
    """Somebody published after this change was prepared."""


class StillNamed(TwinboardError):
    """A row that would be retired while another, which the file does not hold, names it."""


class NoRoom(TwinboardError):
    """A full disk; nothing was published."""


class NotWritable(TwinboardError):
    """A disk or folder that refuses to be written to, for any other reason."""


class NotAllowed(TwinboardError):
    """Something that only officers may do."""


class UncitedChart(TwinboardError):
    """A chart that was to be drawn from numbers without a source."""


class NoBrowser(TwinboardError):
    """No Chrome, Edge or Chromium on this machine; without one no picture can be drawn here."""


class Busy(TwinboardError):
    """Too much is asked for at once; the same may work a little later."""


class NothingToDraw(TwinboardError):
    """A chart with nothing to show."""


class NotPrintable(TwinboardError):
    """A pack that could not be made into a file."""
