"""What helps an editor: a profile to begin from, repairs, JSON Schema of the files."""
