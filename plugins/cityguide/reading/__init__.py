"""Reads text files into values that know their place in the file."""
