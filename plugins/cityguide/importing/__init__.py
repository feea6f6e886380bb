"""Merges tables and maps of places from other programs into a profile."""
