"""What can be amiss in the store, declared: what each kind is, what follows from it, and what to do."""

from dataclasses import dataclass

_BACK = "Copy it back from a backup, with its .sha256. {without}"
SHOWN_INSTEAD = "It is not shown; readers see version {current}, and are told so."
NOTHING_SHOWN = "Nothing can be shown, and nothing is published over it."
EARLIER = "It cannot be read, compared with or brought back; all others can."
"""What follows of `shown` of a version above the current one, where there is no current one, and below it."""
PUBLISH_AGAIN = "Without a backup leave all as it is, and publish again what it had."
BEGIN_ANEW = "Without a backup begin a new store in another folder, which TWINBOARD_HOME then names."
"""What to do of `without` where a version can be shown, and where none can."""

OVERTAKEN = (
    "Somebody published since this change was prepared.",
    "Check the workbook again, and publish what still differs.",
)
"""What is told who publishes over a version that is not the current one any more."""


@dataclass(frozen=True)
class FaultKind:
    """`says` is the sentence of what was found; `means` what follows; `remedy` what to do. Names in braces
    are filled.

    `is_of_a_version` where it keeps a version from being shown, so that readers are told of it, too.
    """

    says: str
    means: str
    remedy: str
    is_of_a_version: bool = False


FAULTS = {
    "damaged": FaultKind(
        "The file of version {number} is damaged.",
        "Its bytes are not those that were published. {shown}",
        _BACK,
        True,
    ),
    "cut-short": FaultKind(
        "The file of version {number} is cut short.",
        "A part of it is gone. {shown}",
        _BACK,
        True,
    ),
    "empty": FaultKind(
        "The file of version {number} is empty.",
        "All of it is gone. {shown}",
        _BACK,
        True,
    ),
    "missing": FaultKind(
        "The file of version {number} is missing.",
        "It was published, and is not there any more. {shown} Its number is not used again.",
        _BACK,
        True,
    ),
    "not-made": FaultKind(
        "Version {number} cannot be made on this replica.",
        "What the lake holds of it is not what was published ({detail}). {shown}",
        "Bring the file back to the lake from a backup: the version is made by itself then. A replica that has the "
        "version already shows it, and goes on.",
        True,
    ),
    "no-checksum": FaultKind(
        "Version {number} has no checksum.",
        "Nothing tells any more that the file is what was published. {shown}",
        "Copy versions/{stem}.sha256 back from a backup. Without one, and if you trust the file, write it anew: "
        "cd versions && sha256sum {stem}.duckdb > {stem}.sha256",
        True,
    ),
    "unreadable": FaultKind(
        "The file of version {number} cannot be read.",
        "The system refuses it: {detail}. {shown}",
        "Let the user who runs the server read it, and look whether the disk is in order.",
        True,
    ),
    "cannot-be-opened": FaultKind(
        "This release cannot open version {number}.",
        "The file is whole, but of a newer release. {shown} Nothing is published, so that nothing of it is lost.",
        "Install the release of Twinboard that published it.",
        True,
    ),
    "newer-release": FaultKind(
        "Version {number} was published by a newer release.",
        "It holds what this release does not know ({detail}). It is shown as far as it is known; nothing is published, "
        "so that nothing of it is lost.",
        "Install the release of Twinboard that published it.",
    ),
    "foreign": FaultKind(
        "This is no file of the store{detail}.",
        "It is left alone: neither shown nor counted.",
        "Move it out of the folder.",
    ),
    "no-store": FaultKind(
        "There is no store here.",
        "The folder is not there, or holds no versions. Readers are told that nothing can be shown.",
        "Look whether TWINBOARD_HOME names the right folder and whether its disk is mounted. To begin a new store: "
        "python -m twinboard publish WORKBOOK --author NAME --message WHY, or serve --with-shipped-data",
    ),
    "store-unreadable": FaultKind(
        "The store cannot be read.",
        "The system refuses it: {detail}. Readers are told that nothing can be shown.",
        "Let the user who runs the server read and search it, and look whether the disk is in order.",
    ),
    "lines-unreadable": FaultKind(
        "{detail} of it cannot be read.",
        "What they said is passed over; the other lines count.",
        "Copy the file back from a backup, if that has more lines. A line cut short by a full disk does no harm.",
    ),
    "codes-of-another": FaultKind(
        "{detail} given for another file under the number {number}.",
        "They name nothing until that file is back: they would open another chart than the paper shows.",
        "Find out which of the two files was published as this version, in your backups, and copy it back.",
    ),
    "draft-unreadable": FaultKind(
        "This draft cannot be read{detail}.",
        "It is not listed. The other drafts are.",
        "Copy it back from a backup, or remove it and ask its author to send the file again.",
    ),
    "draft-without-file": FaultKind(
        "The file of this draft is missing.",
        "The draft is listed and cannot be published.",
        "Copy the .file of the same name back from a backup, or remove the draft on its page.",
    ),
    "invitation-unreadable": FaultKind(
        "This invitation cannot be read: {detail}",
        "It lets nobody in, whoever it was for. All others stand.",
        "Remove the file, and invite the officer anew: python -m twinboard officer invite NAME",
    ),
    "received-missing": FaultKind(
        "The file that version {number} came from is missing.",
        "The version is whole; only its file as it was received cannot be downloaded.",
        "Copy it back from a backup.",
    ),
    "received-damaged": FaultKind(
        "This received file is damaged.",
        "Its bytes are not those that were received.",
        "Copy it back from a backup.",
    ),
}
