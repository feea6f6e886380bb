"""What helps an editor: checks of sense, reports, repairs, a profile to begin from, a table to import."""
