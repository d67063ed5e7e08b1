"""What readers take away for a paper: pictures, packs, codes, data."""
