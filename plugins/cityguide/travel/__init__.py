"""For travellers: opening hours, the age of facts, and places as files for map apps."""
