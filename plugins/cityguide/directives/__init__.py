"""Fenced blocks of Markdown that show a part of the guide: found in a page, checked, and turned into HTML."""
