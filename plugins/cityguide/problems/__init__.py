"""What can be wrong with an editor's file: the problem, the catalogue of codes, and reports for people and machines."""
