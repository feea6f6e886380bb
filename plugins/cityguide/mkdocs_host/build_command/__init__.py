"""`cityguide build`: nothing is made that is there already."""
