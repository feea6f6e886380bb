"""Changes to YAML files that leave every other byte as it is, and the house style of what is written."""
