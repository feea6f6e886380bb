"""What can be wrong with an editor's file: the value, the catalogue of codes, and how it is told to people and machines."""
