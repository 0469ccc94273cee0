"""The JSON Schema of a scenario, for editors that complete and explain while an author writes."""

from __future__ import annotations

import json
from collections.abc import Collection
from typing import Any

from breakcontact.scenario.model import Scenario

SCHEMA_NAME = "scenario.schema.json"
_NOTHING = {"type": "null"}


def render_schema(chances: Collection[str] = ()) -> str:
    """The schema as a file's text, the same to the byte for the same models.

    Args:
        chances: The keys of the chances that a world's turn can have; without them any key fits.
    """
    schema = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **_plain(Scenario.model_json_schema(by_alias=True)),
    }
    if chances:
        parameter = schema["$defs"]["Weight"]["properties"]["parameter"]
        parameter.pop("pattern")
        parameter["enum"] = sorted(chances)
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"


def _plain(value: Any) -> Any:
    """Leave out what a model says and an author cannot use: titles, ``null``, empty defaults."""
    if isinstance(value, list):
        return [_plain(inner) for inner in value if inner != _NOTHING]
    if not isinstance(value, dict):
        return value
    plain = {key: _plain(inner) for key, inner in value.items() if not _is_noise(key, inner)}
    if len(plain.get("anyOf", ())) == 1:
        plain.update(plain.pop("anyOf")[0])
    return plain


def _is_noise(key: str, inner: Any) -> bool:
    return (key == "title" and isinstance(inner, str)) or (key == "default" and not inner)
