"""Numbers, dates and words as spreadsheets and map tools write them -> as our files write them.

What can be read in one way only is read so. What can be read in two is refused, and both are named.
"""

from __future__ import annotations

import re
import unicodedata

from cityguide.problems.problem import RefusedError
from cityguide.reading import lenient
from cityguide.reading.fields import TRUTHS
from cityguide.reading.models import FieldShape

DEGREES = ("position.lat", "position.lon")

DECIMALS = 6
"""Decimals of a degree to keep of a map's points: a tenth of a metre. Tools write up to fifteen, more than anyone can place by hand."""

_DECIMAL_COMMA = re.compile(r"[-−]?\d{1,3},\d+")


def has_decimal_comma(degrees: str) -> bool:
    """Whether degrees are written with a comma, as in `48,1486`: no number of degrees has a separator of thousands."""
    return _DECIMAL_COMMA.fullmatch(degrees.strip()) is not None


def our_value(text: str, name: str, shape: FieldShape, *, comma: bool) -> str:
    """A cell as our files write it; any other text stays as it is. With `comma` the table's numbers have a decimal comma, as far as known.

    Raises RefusedError for a text that can be read in two ways.
    """
    text = text.strip()
    if shape.truth:
        return TRUTHS.get(text.casefold(), text)
    if name in DEGREES:
        plain = text.replace("−", "-")
        plain = plain.replace(",", ".") if has_decimal_comma(plain) else plain
        return plain if re.fullmatch(r"-?[.\d]*", plain) else lenient.number(plain) or text
    if shape.number:
        return _number(text, comma)
    if shape.date:
        return _date(text)
    if shape.words:
        return next((word for word in shape.words if word.casefold() == text.casefold()), text)
    return text if shape.many or shape.refers_to == "prose" else re.sub(r"\s*\n\s*", " ", text)


def rounded_degrees(text: str) -> str:
    """Degrees of a map's point, with at most `DECIMALS` decimals."""
    try:
        degrees = f"{float(text):.{DECIMALS}f}".rstrip("0").rstrip(".")
    except ValueError:
        return text
    return "0" if degrees == "-0" else degrees


def _number(text: str, comma: bool) -> str:
    plain = re.sub(r"[\s'’]", "", unicodedata.normalize("NFKC", text)).replace("−", "-")
    if not re.fullmatch(r"-?\d[\d.,]*", plain):
        return text
    if re.fullmatch(r"-?[1-9]\d{0,2}[.,]\d{3}", plain) and comma:
        whole, part = re.sub(r"[.,]", "", plain), re.sub(r"[.,]", ".", plain)
        raise RefusedError(f"'{text}' is {whole} or {part}; write the one that is meant, as in 1500 or 1.5", "type")
    if re.fullmatch(r"-?\d{1,3}(\.\d{3})+,\d+", plain) or re.fullmatch(r"-?\d{1,3}(\.\d{3}){2,}", plain):
        plain = plain.replace(".", "")
    if re.fullmatch(r"-?(\d+,\d{1,2}|\d+,\d{4,}|0,\d+)", plain):
        return plain.replace(",", ".")
    return plain if re.fullmatch(r"-?\d+(\.\d+)?", plain) else lenient.number(plain) or text


def _date(text: str) -> str:
    if stamp := re.fullmatch(r"(\d{4}-\d{2}-\d{2})[T ]\d{2}:\d{2}.*", text):
        return stamp[1]
    if re.fullmatch(r"\d{5}(\.\d+)?", text):
        said = f"'{text}' is a day as spreadsheets count days; give the column the format 2025-09-01 and save it again"
        raise RefusedError(said, "date")
    found = lenient.date(text)
    if not found and (pair := re.fullmatch(r"(\d{1,2})[-./ ]+(\d{1,2})[-./ ]+(\d{4})", text)):
        readings = [lenient.date(f"{pair[3]}-{month}-{day}") for month, day in ((pair[2], pair[1]), (pair[1], pair[2]))]
        if all(readings):
            raise RefusedError(f"'{text}' is {readings[0]} or {readings[1]}; write the one that is meant", "date")
    return found or text
