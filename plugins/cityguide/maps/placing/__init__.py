"""Where things go on a plate, so that none covers another: numbered discs, names, and how they are written."""
