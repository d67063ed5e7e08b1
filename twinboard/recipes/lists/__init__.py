"""Officers' own lists line by line: which lines are rows, and what stands in them where a number could stand."""
