"""Cities that don't exist, for measuring: each is made from its number alone, so that a longer guide begins with the shorter one."""
