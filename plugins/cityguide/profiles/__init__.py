"""A city cluster as an editor writes it."""
