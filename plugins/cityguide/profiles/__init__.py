"""The profile of a city cluster, as an editor writes it."""
