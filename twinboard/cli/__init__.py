"""The command line: all that the pages do, for scripts and for scheduled jobs.

Exit codes: 0 done; 1 the workbook has issues and nothing was published; 2 the call or the file cannot be
read, or the disk takes nothing more; 3 somebody published since this change was prepared.
"""

from twinboard.cli.call import code_of, fail
from twinboard.cli.commands import app
from twinboard.errors import TwinboardError


def main() -> None:
    """Runs one command; a call that fails says what happened and what to do."""
    try:
        app()
    except TwinboardError as error:
        fail(error, code_of(error))
