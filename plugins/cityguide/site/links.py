"""Links between outputs, written `cg:path#part`, as the addresses that a host gives its files."""

from __future__ import annotations

import re
from collections.abc import Callable, Container

_IN_HTML = re.compile(r'(?P<before>\b(?:href|src|data-figure|srcset)="|\dw, )cg:(?P<path>[^"#\s]*)(?P<part>#[^"\s]*)?')
"""A link by itself, or as one of the sizes of a picture."""

_PERHAPS_IN_HTML = re.compile(r'<a href="cg:\?(?P<path>[^"#]*)">(?P<words>.*?)</a>', re.DOTALL)
"""A link to a page that a guide may do without."""

Address = Callable[[str, str], str]
"""What leads to an output: given its path and the part of it (`#part`, or nothing), the whole address."""


def resolved(html: str, known: Container[str], address: Address) -> str:
    """HTML with every link between outputs resolved. Of a link `cg:?path` only the words stay where the path is not `known`."""
    html = _PERHAPS_IN_HTML.sub(lambda link: link[0].replace("cg:?", "cg:", 1) if link["path"] in known else link["words"], html)
    return _IN_HTML.sub(lambda link: link["before"] + address(link["path"], link["part"] or ""), html)
