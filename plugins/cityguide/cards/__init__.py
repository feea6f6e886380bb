"""The pictures that social networks show for a shared page, and the site's icons, drawn with Pillow.

A card is given as plain values, without the guide. With one version of Pillow and of zlib the same card gives the same
bytes on every machine: faces and coasts are vendored.
"""
