"""The traits of the widgets of a quiz."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from breakcontact.advice import COUNTRIES, load_pack
from breakcontact.i18n import list_languages, load_messages
from breakcontact.quiz import QuizDefinition, make_receipt

START, FINISH = "start", "finish"
_LABELS = ("quiz.", "country.", "language.", "steps.", "exit.", "way.start")


def fixed_traits(
    definition: QuizDefinition, name: str, mode: str, storage_key: str
) -> dict[str, Any]:
    """The traits that depend on neither the answers nor the language."""
    item = definition.find_item(name)
    return {
        "part": "item" if item else name,
        "item": dict(item.table) if item else {},
        "languages": list(definition.languages),
        "mode": mode,
        "audience": definition.audience,
        "storage_key": storage_key,
    }


def language_traits(definition: QuizDefinition, name: str, language: str) -> dict[str, Any]:
    """The traits that depend on the language."""
    messages = load_messages(language, audience=definition.audience)
    words = {k: text for k, text in messages.items() if k.startswith(_LABELS)}
    # A language without a name in this one is shown under its own name.
    own_names = {f"language.{code}": each.name for code, each in list_languages().items()}
    traits: dict[str, Any] = {"language": language, "labels": {**own_names, **words}}
    if definition.find_item(name):
        return {**traits, "lines": definition.item_lines(language, name)}
    shown = ("title", "intro", *(f"{item.id}.prompt" for item in definition.items))
    known = definition.table["lines"][language]
    about = [f"{item.id}.about" for item in definition.items if f"{item.id}.about" in known]
    traits["lines"] = {line: definition.line(language, line) for line in (*shown, *about)}
    if name == START:
        traits["packs"] = {
            country: load_pack(country, language, definition.audience) for country in COUNTRIES
        }
    return traits


def describe_progress(
    definition: QuizDefinition, answers: Mapping[str, Any], unsaved: list[str], *, has_receipt: bool
) -> dict[str, Any]:
    """The learner's progress; the receipt is that of the saved answers, or "" if there is none."""
    ids = [item.id for item in definition.items]
    return {
        "items": ids,
        "total": len(ids),
        "answered": sum(name in answers for name in ids),
        "unanswered": [name for name in ids if name not in answers],
        "unsaved": unsaved,
        "receipt": make_receipt(definition, answers) if has_receipt else "",
    }


def make_storage_key(definition: QuizDefinition, folder: Path) -> str:
    """A storage key that is the same in every kernel for the same reader and quiz.

    It does not reveal the folder. It contains the user's name on a hub, where all users have the
    same home folder and some share a browser.
    """
    reader = os.environ.get("JUPYTERHUB_USER", "")
    server = os.environ.get("JUPYTERHUB_SERVER_NAME", "")
    text = "\n".join((reader, server, str(folder.resolve()), definition.slug, definition.version))
    return hashlib.sha256(text.encode(errors="surrogatepass")).hexdigest()[:16]
