"""The audit: a built site, opened in a real browser, against the budgets of its readers. `make audit`

Each module checks one thing on one page, gives back `Fault`s and what it measured, and knows nothing of the others. `visits` opens the
pages and asks them all; `report` writes what came out. `probes/` is what runs inside the page.
"""
