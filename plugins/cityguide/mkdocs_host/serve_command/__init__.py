"""`cityguide serve`: the preview, and the server that shows it."""
