"""Help for editors: a profile to begin with, repairs, JSON Schema of the files."""
