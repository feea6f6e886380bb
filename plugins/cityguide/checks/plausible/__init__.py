"""What can hardly be meant: of places, sources, texts, stories, and of what is still to come."""
