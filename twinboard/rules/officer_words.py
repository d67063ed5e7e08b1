"""Why an invitation lets nobody in, declared: what is said in each state of one, and what to do."""

ASK = "Ask whoever runs the server for a new invitation."
NOT_INVITED = (
    "Officers are invited by name.",
    "Ask whoever runs the server for an invitation: a link to open in the browser that you work in, and one click.",
)
WHY_NOT = {
    "unknown": ("This is no invitation of this server, or it is not whole.", f"Copy the whole link. {ASK}"),
    "taken": (
        "This invitation was taken up before, on {day}.",
        "If that was in this browser, open the page Update. If it was not you, tell whoever runs the server, and "
        "ask for a new one.",
    ),
    "revoked": ("The invitation of {name} was revoked on {day}.", ASK),
    "signed out": ("{name} signed out in the browser of this invitation on {day}.", ASK),
    "ended": ("The invitation of {name} ended on {day}.", ASK),
    "clock": (
        "The clock of the server is at {now}, before this invitation was made.",
        "Tell whoever runs the server that its clock is wrong.",
    ),
    "damaged": ("The record of this invitation is damaged.", ASK),
}
"""By the state of an invitation; names in braces are filled."""
TWICE = (
    "An invitation of {name} stands, to the end of {day}.",
    "The history tells officers by their names: invite somebody else as “Ann Example (Housing)”, for example. For the "
    "same person in one more browser, add --again; to replace the invitation, revoke it first.",
)
"""Why nobody is invited in a name that an officer has; names in braces are filled."""
SOMEBODY = "the first officer"
"""Who an invitation is for that has no name until somebody takes it up."""
STATES = {
    "open": "not taken up yet",
    "taken": "updates",
    "revoked": "revoked",
    "signed out": "signed out",
    "ended": "ended",
    "clock": "made after what the clock of this machine says",
}
"""The states as they are listed."""
MAY = {"approve": "may approve", "prepare": "may prepare drafts, and publish none"}
"""What the invited may do, as it is listed."""
