"""Photographs: how large one is, which sizes of it a site has, and making them with Pillow. Given files; knows no guide."""
