"""Where a statement comes from, how old it is, and what was found when it was checked."""
