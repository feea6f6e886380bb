"""The frame of every page, which MkDocs knows as the theme `cityguide`: templates alone, dressed by `assets/`."""
