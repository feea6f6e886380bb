"""Surveys the ground of a cluster: clips shore and rivers from a source of the whole world, once, into a file of the project."""
