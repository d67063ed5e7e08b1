"""What is judged of a column as a whole: how it writes days, years, numbers and lists, and what ids are free."""

from twinboard.validate.columns.habits import PLAIN, Habits, Place, habits_of
from twinboard.validate.columns.lists import read_list, several_named

__all__ = ["PLAIN", "Habits", "Place", "habits_of", "read_list", "several_named"]
