"""What every chart shares: its canvas, look, scales and words."""
