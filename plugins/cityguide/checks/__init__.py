"""Finds what is wrong, implausible or untidy in a guide's files."""
