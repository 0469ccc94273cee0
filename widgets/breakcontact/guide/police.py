"""What the handouts for police hold: their words, the routes across borders, the paper quiz."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final, Literal

from breakcontact.advice.pack import COUNTRIES
from breakcontact.i18n.messages import STAFF, load_messages

Seen = Literal["own", "others", "not"]
"""How a line was seen: on the publisher's own page, reported by others, or not verified."""

ROUTES: Final[Mapping[str, Mapping[str, Seen]]] = {
    "GB": {
        "life": "others",
        "bank": "own",
        "keep": "not",
        "state": "others",
        "usa": "others",
        "cd": "own",
        "obtain": "own",
        "formal": "own",
        "young": "not",
        "offence": "own",
        "channel": "own",
        "ops": "others",
        "extradite": "not",
    },
    "NO": {
        "life": "own",
        "bank": "own",
        "keep": "own",
        "state": "others",
        "usa": "others",
        "obtain": "own",
        "formal": "own",
        "ncmec": "others",
        "channel": "others",
        "offence": "others",
        "same": "own",
        "ops": "others",
        "extradite": "own",
    },
}
"""The routes of each country in order, and how each was seen; their texts begin with
``routes.<country>.<route>.``."""

_FOR_US: Final = ("emergency", "samaritans", "mental-helse", "kirkens-sos", "legevakt")
"""Services that those who take calls may need themselves."""

QUIZ: Final[Mapping[str, str]] = {
    "first": "b",
    "safe": "c",
    "bank": "a",
    "save": "b",
    "keep": "a",
    "young": "c",
    "promise": "b",
    "gone": "a",
}
"""The questions of the paper quiz in order, and the letter of the best answer."""


def shorten_name(service: Mapping[str, Any]) -> str:
    """A service's name without what follows a comma; of the emergency, both numbers are told."""
    name: str = service["name"]
    return name if service["id"] == "emergency" else name.partition(",")[0]


def gather_for_police(
    pack: Mapping[str, Any], language: str, words: Mapping[str, str]
) -> dict[str, Any]:
    """The data that only the sheets for police have.

    Args:
        pack: The services; a message whose id ends in its country replaces the one for all.
        language: The language of the sheets.
        words: The words that all sheets have.
    """
    texts = load_messages(language, STAFF)
    country = pack["country"]
    mine = f".{country}"
    own = {each.removesuffix(mine): text for each, text in texts.items() if each.endswith(mine)}
    others = tuple(f".{each}" for each in COUNTRIES)
    shared = {each: text for each, text in texts.items() if not each.endswith(others)}
    return {
        "words": {**shared, **own, **words},
        "routes": [
            {part: texts[f"routes.{country}.{route}.{part}"] for part in ("do", "rule", "seen")}
            | {"mark": mark}
            for route, mark in ROUTES[country].items()
        ],
        "ours": [
            {
                "name": shorten_name(service),
                "numbers": " · ".join(
                    each["text"] for each in service["contact"] if each["kind"] == "phone"
                ),
            }
            for service in pack["services"]
            if service["id"] in _FOR_US
        ],
        "quiz": [{"id": each, "right": right} for each, right in QUIZ.items()],
    }
