"""Maps drawn at build time: no tiles, no requests, the same bytes from the same pins."""
