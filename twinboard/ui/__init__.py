"""What the pages are built from: frame, charts, tiles, tables. With the pages, the door to Streamlit."""
