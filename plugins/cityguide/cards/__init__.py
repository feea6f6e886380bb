"""The pictures that stand for a page when somebody shares it, and the site's icons, drawn with Pillow.

Given what a card shows as plain values, this room draws it; it knows no guide. The same card gives the same bytes, with one
version of Pillow: faces and coasts are vendored, and nothing of the machine is asked.
"""
