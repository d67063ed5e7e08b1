"""`python -m twinboard`."""

from twinboard.cli import main

main()
