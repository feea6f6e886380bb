"""Changes to YAML files that keep every other byte as it is, and the style of new text."""
