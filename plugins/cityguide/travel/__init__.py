"""What a traveller computes with: opening hours, and places as files for map apps."""
