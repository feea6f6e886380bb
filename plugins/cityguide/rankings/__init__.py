"""The ranking as published: editions, standings, changes of method."""
