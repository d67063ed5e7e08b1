"""Where things are, and the few limits that are fixed."""

import os
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
QUERIES = ROOT / "queries"
SHIPPED_WORKBOOK = ROOT / "data" / "derbyshire-partnerships.xlsx"
SHIPPED_ROWS = ROOT / "data" / "derbyshire-partnerships"
SHIPPED_RECIPES = ROOT / "data" / "recipes"

LARGEST_WORKBOOK_BYTES = 20 * 2**20
LARGEST_DOCUMENT_BYTES = 50 * 2**20
LARGEST_UNPACKED_BYTES = 500 * 2**20
LARGEST_COUNT_PARTS = 2_000
LARGEST_COUNT_CELLS = 5_000_000
LARGEST_COUNT_PAGES = 2_000
LARGEST_COUNT_LETTERS = 10_000_000
LARGEST_COUNT_PASSAGES = 200_000


def home() -> Path:
    """The folder of the store: `TWINBOARD_HOME`, or `data/store` below the project."""
    return Path(os.environ.get("TWINBOARD_HOME") or ROOT / "data" / "store").absolute()


def catalogue() -> str:
    """The address of the PostgreSQL that several replicas share: `TWINBOARD_CATALOGUE`; empty for a store alone."""
    return os.environ.get("TWINBOARD_CATALOGUE", "")


def lake() -> str:
    """Where the rows of their publications are: `TWINBOARD_LAKE`, `s3://bucket/prefix` or a folder that all share."""
    return os.environ.get("TWINBOARD_LAKE", "")


TITLE = os.environ.get("TWINBOARD_TITLE") or "Derbyshire’s overseas partnerships"
"""What the pages call themselves; another council sets its own."""
