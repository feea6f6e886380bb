"""What a map stands on: land, shore and rivers, railway lines and stations."""
