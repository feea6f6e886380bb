"""Photographs: their size, the sizes that a site needs, and making those with Pillow. Works on files, without the guide."""
