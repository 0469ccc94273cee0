"""An evidence board as it was built, in one language, with the sources that it cites."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from breakcontact.advice import COUNTRIES, load_pack
from breakcontact.errors import BreakContactError
from breakcontact.files import BUILT
from breakcontact.invocation import tell_damaged
from breakcontact.outcomes.registry import load_registry

SUFFIX = ".board.json"


def list_boards(folder: Path = BUILT) -> list[str]:
    """The ids of all boards."""
    return sorted(path.name.removesuffix(SUFFIX) for path in folder.glob(f"*{SUFFIX}"))


def load_board(board_id: str, language: str, folder: Path = BUILT) -> dict[str, Any]:
    """A board in one language: ``groups`` of fields, ``exhibits``, and ``citations`` by source id.

    Raises:
        BreakContactError: If there is no such board, or not in that language.
    """
    known = list_boards(folder)
    if board_id not in known:
        raise BreakContactError(
            f"There is no evidence board '{board_id}'; there are: {', '.join(known) or 'none'}."
        )
    page = _read_pages(folder / f"{board_id}{SUFFIX}").get(language)
    if page is None:
        raise BreakContactError(f"The evidence board '{board_id}' is not written in '{language}'.")
    cited = [
        source for group in page["groups"] for each in group["fields"] for source in each["sources"]
    ]
    return {**page, "citations": _cite(list(dict.fromkeys(cited)), language)}


def _read_pages(path: Path) -> dict[str, Any]:
    try:
        built = json.loads(path.read_text(encoding="utf-8"))
        pages: dict[str, Any] = built["pages"] if built["format"] == 1 else {}
    except (OSError, ValueError, KeyError, TypeError):
        raise BreakContactError(tell_damaged(path)) from None
    return pages


def _cite(ids: list[str], language: str) -> dict[str, Any]:
    """Publisher, title and year of each source; the registry's words come first."""
    found: dict[str, Any] = {}
    for country in COUNTRIES:
        found.update(load_pack(country, language)["sources"])
    for name, source in load_registry().sources.items():
        found[name] = {"publisher": source.publisher, "title": source.title, "year": source.year}
    return {
        name: {key: found[name].get(key) for key in ("publisher", "title", "year")} for name in ids
    }
