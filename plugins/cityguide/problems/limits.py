"""How much a guide may hold: every limit of size, depth and number, with its unit and its reason. The handbook's page of limits shows them.

They are far above what a person writes. Beyond them a file is a slip, such as a database saved as a table, or meant to do harm.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Limit:
    """At most `most` of a `unit` in a thing (`of`), and why (`why`). `group` is the part of the page of limits that shows it."""

    group: str
    of: str
    most: int
    unit: str
    why: str

    def __str__(self) -> str:
        """`5 MB`, `20,000 characters`."""
        return f"{self.most // 1_000_000} MB" if self.unit == "bytes" and self.most >= 1_000_000 else f"{self.most:,} {self.unit}"


TEXT_FILE = Limit(
    "Files",
    "A file of YAML, or a page in Markdown",
    5_000_000,
    "bytes",
    "Profiles have 60 kB. A larger one takes longer than one waits.",
)
TABLE_FILE = Limit("Files", "A table", 50_000_000, "bytes", "All rows are held in memory at once, and published with the site.")
PHOTOGRAPH_FILE = Limit("Files", "A photograph", 50_000_000, "bytes", "Cameras write 5 to 20 MB, and pages show at most 2,000 pixels.")
SHORE_FILE = Limit("Files", "The shore of a cluster", 60_000, "bytes", "`cityguide shore` keeps within it; every check reads all of them.")
WATERS_FILE = Limit("Files", "Waters added to a cluster", 40_000, "bytes", "More would leave its shore no room.")
FOLDER = Limit("Files", "Files in one of the folders", 100_000, "files", "Links between folders can multiply them without end.")
FILE_NAME = Limit("Files", "The path of a file, from the project's folder", 200, "bytes", "Archives and Windows refuse long paths.")

DEPTH = Limit("YAML", "Lists and records within one another", 30, "levels", "A profile has six. Ten thousand end the reader of YAML.")
FRONT_MATTER = Limit("YAML", "The front matter of a page", 10_000, "characters", "MkDocs reads it slowly, for each build.")

ID = Limit("Texts", "An id", 60, "characters", "It becomes the name of a file and a part of addresses.")
LINE = Limit("Texts", "A text on one line: a name, a title, a note of a source", 1_000, "characters", "It stands in a heading or in a row.")
PROSE = Limit("Texts", "A text of a profile or a claim", 20_000, "characters", "Ten pages. Markdown gets slower with the square of it.")
PAGE = Limit("Texts", "A page written by hand", 200_000, "characters", "A hundred pages of a book; what is longer is several pages.")
PARAGRAPH = Limit("Texts", "A paragraph of a page", 20_000, "characters", "Markdown gets slower with the square of it.")
NESTED = Limit(
    "Texts", "Lists and quotations within one another", 30, "levels", "Markdown calls itself for each, and ends at some hundreds."
)
BRACKETS = Limit("Texts", "`[` in a paragraph", 300, "signs", "Markdown looks for the end of each in all that follows.")
ADDRESS = Limit("Texts", "A web address", 2_083, "characters", "Browsers and servers have cut or refused longer ones.")
EXPRESSION = Limit("Texts", "A bound figure", 400, "characters", "A longer one is none that a person wrote.")

CELL = Limit("Tables", "A cell", 10_000, "characters", "It is a row's value, not a page.")
ROW = Limit("Tables", "A row", 100_000, "characters", "A longer one is a file without line breaks.")

MAP_DEPTH = Limit("Tables", "Elements of KML or GPX within one another", 60, "levels", "A map has folders in folders, but not many.")

LISTED = Limit(
    "Reports", "Problems of one file that are listed", 200, "problems", "Nobody reads more. All are counted, and mended by `--fix`."
)
EXCERPT = Limit("Reports", "The part of a line that is shown with a problem", 160, "characters", "A line may have millions.")
MESSAGE = Limit("Reports", "The message of a problem", 600, "characters", "It may quote a text, which may have millions.")

LIMITS = tuple(limit for limit in list(vars().values()) if isinstance(limit, Limit))
"""All of them, in their order here, which is that of the page of limits."""
