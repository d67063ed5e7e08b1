"""The annotating task: a file and its issues → a workbook with the issues marked, in one of three forms."""

from typing import Any

from twinboard.models import Issue, Severity
from twinboard.reading.child import serve
from twinboard.workbook.annotate import annotate
from twinboard.workbook.plain import annotate_plainly, list_alone
from twinboard.workbook.read import read_workbook


def write(told: dict[str, Any], content: bytes) -> bytes:
    """The workbook. Told: `form`, `name` of the file, `issues`, rows that were `read`, and the `reason` for a lesser
    form. Raises UnreadableFile where this form cannot be had."""
    issues = tuple(Issue(**(issue | {"severity": Severity(issue["severity"])})) for issue in told["issues"])
    name, read, reason = told["name"], told["read"], told["reason"]
    if told["form"] == "own":
        return annotate(content, name, issues, read)
    if told["form"] == "plain":
        return annotate_plainly(read_workbook(content, name), name, issues, reason, read)
    return list_alone(name, issues, reason, read)


if __name__ == "__main__":
    serve(write)
