"""The JSON Schema of a scenario, for editors that complete and explain while an author writes."""

from __future__ import annotations

import json
from typing import Any

from breakcontact.scenario.model import Scenario

SCHEMA_NAME = "scenario.schema.json"


def render_schema() -> str:
    """The schema as a file's text, the same to the byte for the same models."""
    schema = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **_plain(Scenario.model_json_schema(by_alias=True)),
    }
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"


def _plain(value: Any) -> Any:
    """Leave out the titles that are only the keys once more."""
    if isinstance(value, dict):
        return {
            key: _plain(inner)
            for key, inner in value.items()
            if not (key == "title" and isinstance(inner, str))
        }
    return [_plain(inner) for inner in value] if isinstance(value, list) else value
