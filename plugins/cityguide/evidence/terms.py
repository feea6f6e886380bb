"""WIPO's terms: the attribution and the disclaimer for every page, table and chart that shows adapted WIPO data.

The report of 2021 asks for an acknowledgement of WIPO, a note of changes, and the statement that its Secretariat
assumes no liability for the transformation of the original content (source `wipo-2021-report`).
"""

from __future__ import annotations

from collections.abc import Collection

LICENCE = "https://creativecommons.org/licenses/by/4.0/"

PUBLISHER = "World Intellectual Property Organization (WIPO)"

ORIGINAL = "WIPO, Global Innovation Index"
"""The ranking's name in the `sources` of a table of a data package."""

CREDIT = f"Adapted from {ORIGINAL}."

_CHANGES = "selected, rearranged and in part pieced together from what others print of it"

ATTRIBUTION = f"Adapted from {ORIGINAL}; {_CHANGES}."

DISCLAIMER = "The Secretariat of WIPO assumes no liability or responsibility with regard to the transformation of the original content."


def editions_named(years: Collection[int]) -> str:
    """`edition 2025`, `editions 2017 to 2025`."""
    return f"edition {min(years)}" if len(years) == 1 else f"editions {min(years)} to {max(years)}"


def attribution(part: str) -> str:
    """The attribution of some editions; `part` names them, as in `editions 2017 to 2025`."""
    return f"Adapted from {ORIGINAL}, {part[:1].lower()}{part[1:]}; {_CHANGES}."


def acknowledgement(title: str, address: str | None) -> str:
    """The attribution of a work that is not WIPO's."""
    return f"Adapted from {title}{f' ({address})' if address else ''}; selected and rearranged."


def licensed(title: str = "CC BY 4.0", address: str | None = LICENCE) -> str:
    return f"Licence of this file: {title}{f', {address}' if address else ''}"


def commented(table: str, *lines: str) -> str:
    """A CSV with its terms as comments below the header: lines that begin with `#` (Frictionless: `commentChar`).

    The header stays the first line: Frictionless expects it there, guesses wrongly in short tables otherwise, and joins a table's
    files without the first line of all but the first file.
    """
    header, end, rows = table.partition("\n")
    return header + end + "".join(f"# {' '.join(line.split())}\n" for line in lines or (ATTRIBUTION, DISCLAIMER)) + rows
