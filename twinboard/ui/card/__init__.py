"""The card in which every chart stands, and its two drawers: the evidence, and what a paper needs."""
