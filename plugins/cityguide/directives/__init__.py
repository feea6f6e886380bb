"""Fenced blocks of Markdown whose name is a thing of the guide: found in a page, checked, and set as HTML."""
