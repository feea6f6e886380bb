"""Tables and maps of places from other programs, merged into a profile."""
