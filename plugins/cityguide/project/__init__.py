"""A project on disk, read, checked and made into outputs. Nothing here knows MkDocs."""
