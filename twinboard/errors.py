"""What can go wrong with a call or a file, said once and with what to do about it.

An officer's mistake in a workbook is not an error: it is an `Issue` (see `models`).
"""


class TwinboardError(Exception):
    """A call that could not be carried out: what happened, and what to do.

    `detail` is for whoever runs the server, such as a path or the words of a library: pages never show it.
    """

    def __init__(self, message: str, hint: str = "", *, detail: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
        self.detail = detail

    def __str__(self) -> str:
        return f"{self.message} {self.hint}".strip()


class UnreadableFile(TwinboardError):
    """The bytes are not a workbook, or not a document, that can be read."""


class UnknownQuery(TwinboardError):
    """No query of that name, or a parameter that it does not take."""


class UnknownFilter(TwinboardError):
    """A filter of a chart whose value is not published, or is no value of it."""


class UnknownVersion(TwinboardError):
    """No published version of that number."""


class MissingVersion(UnknownVersion):
    """A version that was published and whose file is gone."""


class NoStore(UnknownVersion):
    """No store where one was looked for."""


class DamagedVersion(TwinboardError):
    """A version file that is not what was published."""


class NothingReadable(DamagedVersion):
    """A store that holds versions, none of which can be read; nothing is published over them."""


class NewerRelease(TwinboardError):
    """A store that a newer release wrote: this one reads it, and must not write to it."""


class OtherVersion(DamagedVersion):
    """A code that was given for another file than the one that now has the number of its version."""


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


class NotDrawn(Busy):
    """A picture that the browser which draws gave up, or that cannot be drawn at all; there is the table behind it."""


class NothingToDraw(TwinboardError):
    """A chart with nothing to show."""


class NotPrintable(TwinboardError):
    """A pack that could not be made into a file."""


class UnreadableFormula(TwinboardError):
    """A model of an estimate whose formula or inputs are not as `queries/models/` asks."""
