"""The page of what the partnerships are worth, and the tab of one partner."""
