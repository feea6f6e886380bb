"""What lies about a cluster's cities: its shore and rivers, its railway lines and their stations."""
