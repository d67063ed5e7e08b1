"""What a reader may choose to see in several charts: the values of their filter `happened`, and how they are called."""

HAPPENED = {"": "All", "yes": "Happened", "no": "Planned"}
