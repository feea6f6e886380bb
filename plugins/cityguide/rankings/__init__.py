"""The ranking as published: editions, standings, breaks of method."""
