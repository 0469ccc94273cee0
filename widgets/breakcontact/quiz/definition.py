"""The public part of a quiz: its questions, languages and points."""

from __future__ import annotations

import hashlib
import json
import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

from breakcontact.errors import BreakContactError
from breakcontact.quiz.items import ITEM_TYPES, Item
from breakcontact.vocabulary import STORY_AUDIENCES

FORMAT = 1
"""The only version of the JSON format that is read."""

MODES = ("graded", "practice")


class DefinitionError(BreakContactError):
    """The text is not a valid quiz."""


@dataclass(frozen=True, slots=True)
class QuizDefinition:
    """A quiz as it is handed out; only a practice quiz contains its keys.

    Attributes:
        table: The JSON object as written by ``breakcontact build``.
        items: Its questions, in order.
    """

    table: Mapping[str, Any]
    items: tuple[Item, ...]

    @classmethod
    def from_table(cls, table: object) -> QuizDefinition:
        """Make a quiz from a JSON object.

        Raises:
            DefinitionError: If the format is another one, or a part is missing or invalid.
        """
        if not isinstance(table, dict) or table.get("format") != FORMAT:
            raise DefinitionError(f"This is no quiz of format {FORMAT}; fetch the quiz again.")
        try:
            items = tuple(_read_item(fields) for fields in table["items"])
            _check_table(table, items)
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            raise DefinitionError(f"The quiz is damaged ({error!r}); fetch it again.") from None
        return cls(table, items)

    @property
    def slug(self) -> str:
        """The name of the quiz, of its assignment and of its notebook."""
        return cast(str, self.table["slug"])

    @property
    def version(self) -> str:
        """Twelve hex digits of a hash of the structure; equal versions accept the same answers."""
        return cast(str, self.table["version"])

    @property
    def mode(self) -> str:
        """``graded`` or ``practice``."""
        return cast(str, self.table["mode"])

    @property
    def audience(self) -> str:
        """Whose help is shown, one of :data:`breakcontact.vocabulary.STORY_AUDIENCES`."""
        return cast(str, self.table.get("audience", STORY_AUDIENCES[0]))

    @property
    def languages(self) -> tuple[str, ...]:
        """Languages that it can be read in, such as ``("en", "nb")``."""
        return tuple(self.table["languages"])

    @property
    def keys(self) -> Mapping[str, Any]:
        """The key of each item of a practice quiz; nothing in a graded one."""
        return cast(Mapping[str, Any], self.table.get("keys", {}))

    @property
    def responses_name(self) -> str:
        """The name of the file in which answers to this quiz are saved."""
        return f"{self.slug}.responses.json"

    def find_item(self, item_id: str) -> Item | None:
        """The item of that id, or ``None``."""
        return next((item for item in self.items if item.id == item_id), None)

    def line(self, language: str, line_id: str) -> str:
        """The text of one line.

        Raises:
            DefinitionError: If the quiz lacks the language or the line.
        """
        try:
            return cast(str, self.table["lines"][language][line_id])
        except KeyError:
            raise DefinitionError(
                f"The quiz '{self.slug}' has no line '{line_id}' in '{language}'."
            ) from None

    def item_lines(self, language: str, item_id: str) -> dict[str, str]:
        """All lines of one item in one language, by line id."""
        lines: Mapping[str, str] = self.table["lines"][language]
        return {name: text for name, text in lines.items() if name.startswith(f"{item_id}.")}


def load_definition(path: Path) -> QuizDefinition:
    """Read a quiz from a file.

    Raises:
        DefinitionError: If the file cannot be read or is not a quiz.
    """
    try:
        table = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise DefinitionError(f"There is no quiz at '{path.name}'; fetch the quiz again.") from None
    except (OSError, ValueError, RecursionError) as error:
        raise DefinitionError(f"'{path.name}' is not a quiz: {error}") from None
    return QuizDefinition.from_table(table)


def structure_version(slug: str, items: Iterable[Mapping[str, Any]]) -> str:
    """Hash what answers depend on: ids, kinds, parts, limits and points, but not the wording."""
    rows = [
        [item[name] for name in ("id", "kind", "points", *ITEM_TYPES[item["kind"]].parts)]
        + [item.get("limit", 0)]
        for item in items
    ]
    text = json.dumps([slug, rows], sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()[:12]


def _read_item(fields: Mapping[str, Any]) -> Item:
    kind, points, limit = fields["kind"], fields["points"], fields.get("limit", 0)
    item_type = ITEM_TYPES[kind]
    if isinstance(points, bool) or not math.isfinite(points) or points <= 0:
        raise ValueError(f"{points!r} is no number of points")
    if type(limit) is not int or (limit > 0) != item_type.has_limit:
        raise ValueError(f"{limit!r} is no limit of a {kind} item")
    return Item(
        id=_read_ids([fields["id"]])[0],
        kind=kind,
        points=points,
        parts={name: _read_ids(fields[name]) for name in item_type.parts},
        limit=limit,
        table=fields,
    )


def _read_ids(ids: object) -> tuple[str, ...]:
    if not isinstance(ids, list) or not ids or len(set(ids)) != len(ids):
        raise ValueError(f"{str(ids)[:60]!r} is no list of different ids")
    if not all(isinstance(one, str) and one for one in ids):
        raise ValueError(f"{str(ids)[:60]!r} holds something that is no id")
    return tuple(ids)


def _check_table(table: Mapping[str, Any], items: tuple[Item, ...]) -> None:
    if table["mode"] not in MODES:
        raise ValueError(f"{table['mode']!r} is no mode")
    if table["mode"] == "graded" and "keys" in table:
        raise ValueError("a graded quiz holds no keys")
    if table.get("audience", STORY_AUDIENCES[0]) not in STORY_AUDIENCES:
        raise ValueError(f"{table['audience']!r} is no audience")
    for name in ("slug", "version"):
        if not isinstance(table[name], str):
            raise ValueError(f"{name} is no text")
    _read_ids([item.id for item in items])
    for language in _read_ids(table["languages"]):
        # The questions after a lesson have no title of their own.
        title = "" if table["mode"] == "practice" else table["lines"][language]["title"]
        if not isinstance(title, str):
            raise ValueError("the title is no text")
