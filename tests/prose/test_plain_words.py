import random
from pathlib import Path

from tests.building import ROOT

from cityguide.prose.sanitiser import sanitised
from cityguide.prose.text import plain_paragraph, unsanitised
from cityguide.prose.tokens import with_tokens
from cityguide.reading.text_file import TextFile
from cityguide.reading.yaml_file import parse_yaml

SIGNS = """aZ7é東\xa0\u2003\u2028😀\ue0000\ue001 \t\n\r'"\\`*_[](){}<>&#+-=.:;,!?~^|/@$%–—…’\x02\x03\x0b\x1c"""
PIECES = [
    *SIGNS,
    "\n\n",
    "  ",
    "    ",
    "12. ",
    "- ",
    "--",
    "...",
    "it's",
    "'s ",
    "rock'n'roll",
    "&amp;",
    "http://a.b",
    "<b>",
    "word ",
    "Words, ",
]


def differs(text: str) -> bool:
    short = plain_paragraph(text)
    return short is not None and short != sanitised(unsanitised(text))


def test_plain_words_become_what_markdown_and_the_sanitiser_make_of_them() -> None:
    assert (
        plain_paragraph("The harbour's oldest hall,\nopen daily (10:00–18:00).")
        == "<p>The harbour’s oldest hall,\nopen daily (10:00–18:00).</p>"
    )
    drawn = random.Random(1)
    texts = ["".join(drawn.choices(PIECES, k=drawn.randint(1, 6))) for _ in range(8000)]
    assert not [text for text in texts if differs(text)]
    assert sum(plain_paragraph(text) is not None for text in texts) > 400


def test_so_do_all_texts_of_the_guide() -> None:
    texts = set[str]()

    def gather(value: object) -> None:
        for inner in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
            gather(inner)
        if isinstance(value, str):
            texts.update((value, with_tokens(value.strip(), lambda token: "\ue0000\ue001")))

    for file in [*sorted((ROOT / "cities").glob("*.yml")), ROOT / "data" / "claims.yml"]:
        document, _ = parse_yaml(TextFile(file.name, Path(file).read_text(encoding="utf-8")))
        assert document is not None
        gather(document.value)
    assert not [text for text in texts if differs(text)]
    assert sum(plain_paragraph(text) is not None for text in texts) > len(texts) / 2
