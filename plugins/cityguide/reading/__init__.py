"""Text files become values that remember where they stood."""
