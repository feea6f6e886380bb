"""Text with bound figures and citations, given the guide."""
