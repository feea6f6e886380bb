"""Texts that try to bring a script into a page: ways of writing links, attributes and elements in Markdown and HTML.

Each calls the function `taken` when it runs. After the list of OWASP (XSS Filter Evasion Cheat Sheet) and public reports on Markdown renderers.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from pathlib import Path
from typing import Any, get_args

import pytest
from building import ENVIRONMENT
from mkdocs.commands import build
from mkdocs.config import load_config
from pydantic import BaseModel

from cityguide.mkdocs_host.plugin import CityguidePlugin
from cityguide.project.project import Project
from cityguide.reading.fields import Line, ProseText, WebAddress
from cityguide.reading.models import FieldShape, shapes_of
from cityguide.site.compose import compose

JAVASCRIPT = "javascript:taken()"

LINKS = (
    f"[go]({JAVASCRIPT})",
    f"[go](<{JAVASCRIPT}>)",
    "[go](JaVaScRiPt:taken())",
    "[go](java&#115;cript:taken())",
    "[go](java&#x73;cript:taken())",
    "[go](&#106;&#97;&#118;&#97;script:taken())",
    "[go](javascript&colon;taken())",
    "[go](java&Tab;script:taken())",
    "[go](java&NewLine;script:taken())",
    "[go](\\javascript:taken())",
    "[go](javascript\\:taken())",
    "[go](<java\tscript:taken()>)",
    "[go](&#1;javascript:taken())",
    "[go](vbscript:taken())",
    "[go](data:text/html,%3Cscript%3Eopener.taken()%3C/script%3E)",
    "[go](data:text/html;base64,PHNjcmlwdD5vcGVuZXIudGFrZW4oKTwvc2NyaXB0Pg==)",
    "[go](//evil.example/)",
    "[go](/\\evil.example/)",
    "[go](\\\\\\\\evil.example/)",
    "[go](https://good.example 'a' onclick='taken()')",
    '[go](https://good.example "x\\" onclick=\\"taken()")',
    f'[go](https://good.example "[a]({JAVASCRIPT})")',
    f"[[go]({JAVASCRIPT})](https://good.example)",
    f"[a\\]({JAVASCRIPT}) b]({JAVASCRIPT})",
    f"`code` [go]({JAVASCRIPT}) `code`",
    f"\\`[go]({JAVASCRIPT})\\`",
    f"[go]({JAVASCRIPT}){{: target=_blank }}",
)

REFERENCES = (
    f"[go]\n\n[go]: {JAVASCRIPT}",
    f"[go][r1]\n\n[r1]: {JAVASCRIPT}",
    f"[r2][]\n\n[r2]: <{JAVASCRIPT}>",
    f"[go][3]\n\n[3]: {JAVASCRIPT} 'title'",
    f"> [go][r4]\n\n> [r4]: {JAVASCRIPT}",
    f"- [go][r5]\n\n- [r5]: {JAVASCRIPT}",
    f"[go][r6]\n\nLater.\n\n   [r6]:\n   {JAVASCRIPT}",
    "[go][r7]\n\n[r7]: java&#115;cript:taken()",
    f"1. one\n\n    [go][r8]\n\n    [r8]: {JAVASCRIPT}",
    "[go][r9]\n\n[r9]: {{ edition }}",
    f"[go][r10]\n[r10]: {JAVASCRIPT}\n'title'",
)

ATTRIBUTES = (
    "Words.\n{: onclick=taken() onmouseover=taken() style=width:100% }",
    "Words *here*{: onclick='taken()' }.",
    "[go](https://good.example){: onclick=taken() href=javascript:taken() }",
    "`code`{: onmouseover=taken() }",
    "Title {: onmouseover=taken() }\n===",
    "# Title {: #x onclick=taken() }",
    "- item {: onmouseover=taken() }",
    "a | b\n--|--\nc | d {: onclick=taken() }",
    "{{{: onclick=taken() }}}",
    "x {:onclick=taken()}\n\n* * *",
)

ELEMENTS = (
    "<script>taken()</script>",
    "<img src=x onerror=taken()>",
    "< img src=x onerror=taken()>",
    "&lt;img src=x onerror=taken()&gt;",
    "&lt;script&gt;taken()&lt;/script&gt;",
    "&amp;lt;img src=x onerror=taken()&amp;gt;",
    "&#60;img src=x onerror=taken()&#62;",
    "\\<img src=x onerror=taken()\\>",
    "`<img src=x onerror=taken()>`",
    "``\n<img src=x onerror=taken()>\n``",
    "```\n<img src=x onerror=taken()>\n```",
    "    <img src=x onerror=taken()>",
    f"<{JAVASCRIPT}>",
    "<svg/onload=taken()>",
    "<svg><script>taken()</script></svg>",
    "<math><a xlink:href=javascript:taken()>go</a></math>",
    "<iframe srcdoc='<script>parent.taken()</script>'></iframe>",
    "<details open ontoggle=taken()>",
    "</p></div><img src=x onerror=taken()>",
    "<!--><img src=x onerror=taken()>-->",
    "<![CDATA[><img src=x onerror=taken()>]]>",
    "<noscript><p title='</noscript><img src=x onerror=taken()>'>",
    '" onmouseover=taken() x="',
    "' onmouseover=taken() x='",
    '"><img src=x onerror=taken()>',
    "'><img src=x onerror=taken()>",
    "</script><script>taken()</script>",
    "</title><script>taken()</script>",
    "</style><script>taken()</script>",
    "</textarea><script>taken()</script>",
    "![x](x 'y' onerror='taken()')",
    f"![x]({JAVASCRIPT})",
    "![x](https://evil.example/seen.png)",
    "\ue0000\ue001",
    "\x02wzxhzdk:0\x03",
    "\x02klzzwxh:0000\x03",
    "{{ constructor.constructor('taken()')() }}",
    "${taken()}",
)

PAYLOADS = (*LINKS, *REFERENCES, *ATTRIBUTES, *ELEMENTS)

NOT_READ = ("\ue000", "\x02", "{{")
"""In a payload that has one of these the reader would find a character that no text may have, or a figure that there is not."""

PROSE = "\n\n".join(p for p in PAYLOADS if "edition" in p or not any(sign in p for sign in NOT_READ))
"""All of them in one text."""

LINE = " ".join(" ".join(p.split()) for p in PAYLOADS if not any(sign in p for sign in NOT_READ))
"""All of them on one line of plain text."""

ADDRESSES = (
    JAVASCRIPT,
    "JAVASCRIPT:taken()",
    " javascript:taken()",
    "java\tscript:taken()",
    "java&#115;cript:taken()",
    "vbscript:taken()",
    "data:text/html,<script>opener.taken()</script>",
    'https://good.example/" onmouseover="taken()',
    "https://good.example/'onmouseover='taken()",
    "https://good.example/><img src=x onerror=taken()>",
    "https://good.example/%22onmouseover=%22taken()",
    "//evil.example/",
    "\\\\evil.example\\",
    "http:javascript:taken()",
    "https://good.example/\n\njavascript:taken()",
)

MINE = {"name", "title", "text", "note", "printed_name", "other_names", "says", "why", "place", "region", "window"}
"""Attributes of what is read from tables that hold words and no ids."""


def poisoned(project: Project, address: str) -> Project:
    """`project` as if every text, line and address of its profiles, claims, sources and tables were payloads, also those left out.

    Nothing checks them.
    """

    def poison(value: Any, name: str = "") -> Any:
        if isinstance(value, BaseModel):
            return value.model_copy(
                update={shape.name: field(getattr(value, shape.name), shape) for shape in shapes_of(type(value)).values()}
            )
        if dataclasses.is_dataclass(value) and not isinstance(value, type):
            return type(value)(**{f.name: poison(getattr(value, f.name), f.name) for f in dataclasses.fields(value)})
        if isinstance(value, Mapping):
            return {key: poison(entry) for key, entry in value.items()}
        if isinstance(value, tuple):
            return tuple(poison(entry, name) for entry in value)
        return LINE if isinstance(value, str) and name in MINE else value

    def field(value: Any, shape: FieldShape) -> Any:
        kinds = ((ProseText, PROSE), (Line, LINE), (WebAddress, address))
        payload = next((text for kind, text in kinds if shape.form in get_args(kind)), None)
        if shape.record is not None or payload is None or shape.words:
            return poison(value)
        return tuple(payload for _ in value) if isinstance(value, tuple) else payload

    guide = project.guide
    made = dataclasses.replace(
        guide,
        files=tuple(dataclasses.replace(file, profile=poison(file.profile)) for file in guide.files),
        rankings=poison(guide.rankings),
        sources=poison(guide.sources),
        claim_file=dataclasses.replace(guide.claim_file, claims=poison(guide.claim_file.claims)),
    )
    return dataclasses.replace(project, guide=made, site=compose(made, project.written, project.docs))


def site_with(project: Project, folder: Path) -> Path:
    """The site that MkDocs builds of `project`, whose links may lead nowhere, in `folder`."""
    with pytest.MonkeyPatch.context() as patch:
        for name, value in ENVIRONMENT.items():
            patch.setenv(name, value)
        config = load_config(str(project.root / "mkdocs.yml"), site_dir=str(folder))
        plugin = config.plugins["cityguide"]
        assert isinstance(plugin, CityguidePlugin)
        plugin.given = project
        build.build(config)
    return folder
