"""Charts → pictures, packs and data for committee papers, each traceable by its code."""
