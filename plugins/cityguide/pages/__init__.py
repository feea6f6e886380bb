"""The guide -> pages and files, for whatever host renders them."""
