"""All that can be found wrong, hardly meant or untidy in a guide's files."""
