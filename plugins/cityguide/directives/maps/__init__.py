"""Maps of the guide's own places: their pins, their drawings, and their figures on a page."""
