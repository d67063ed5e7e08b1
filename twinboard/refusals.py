"""Why a typed value is not taken, and what to type instead."""


class Refusal(ValueError):
    """A value that is not read; its text is the reason in words, as it follows the value: "is a range".

    Each form in `instead` is read when it is typed in the place of the value; `remark` says what else to do.
    """

    def __init__(self, reason: str, *instead: str, remark: str = "") -> None:
        super().__init__(reason)
        self.instead = instead
        self.remark = remark
