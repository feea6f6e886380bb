"""Rules between the fields of a record in JSON Schema; the model's own validator has the same rule.

Only `dependencies` and one `if` for each record: a form made from a schema reads `anyOf` as a choice between forms.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

RULES: Mapping[str, Mapping[str, Any]] = {
    "answer": {
        "dependencies": {"sources": {"properties": {"judgement": {"const": False}}}},
        "if": {"properties": {"sources": False}},
        "then": {"required": ["judgement"], "properties": {"judgement": {"const": True}}},
    },
    "attraction": {"dependencies": {"step_free": ["accessibility"]}},
    "hours": {
        "dependencies": {"osm": {"properties": {"days": False}}},
        "if": {"properties": {"osm": False, "days": False}},
        "then": {"required": ["note"]},
    },
    "price": {
        "dependencies": {
            "adult": ["currency"],
            "currency": ["adult"],
            "free": {"if": {"properties": {"free": {"const": True}}}, "then": {"properties": {"adult": {"maximum": 0}}}},
        },
        "if": {"properties": {"adult": False, "note": False}},
        "then": {"required": ["free"], "properties": {"free": {"const": True}}},
    },
    "leg": {"dependencies": {"fare": ["currency", "sources"], "currency": ["fare"]}},
    "source": {
        "if": {"required": ["kind"], "properties": {"kind": {"const": "seed"}}},
        "else": {"required": ["url"]},
    },
    "claim": {
        "dependencies": {
            "kind": {
                "if": {"properties": {"kind": {"const": "dispute"}}},
                "then": {"required": ["sides"], "properties": {"sides": {"minItems": 1}}},
            },
            "sides": {"properties": {"sides": {"not": {"minItems": 1, "maxItems": 1}}}},
        },
        "if": {"properties": {"verdict": {"const": "confirmed"}, "sides": {"maxItems": 0}}},
        "else": {"required": ["reason"]},
    },
}
