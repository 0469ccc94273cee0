"""What a learner answered, read from a file that anybody could have written."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from breakcontact.files import NotPlainError, TooLargeError, read_bounded
from breakcontact.quiz.answers import AnswerError, take_answer
from breakcontact.quiz.definition import QuizDefinition

FORMAT = 1
LARGEST_FILE = 64 * 1024
"""Bytes above which a file is not read: a full quiz fits several times over."""
DEEPEST = 8
"""Nesting above which a text is not parsed; an answer needs four levels."""
LARGEST_REVISION = 10**12
MOST_PROBLEMS = 20
"""Sentences told about one file; what else is wrong is counted."""

_KNOWN = frozenset(("format", "slug", "version", "revision", "language", "country", "answers"))
_COUNTRY = re.compile("[A-Z]{2}")


@dataclass(frozen=True, slots=True)
class Responses:
    """What stood in a responses file.

    Attributes:
        answers: Item id to value, good answers only, in the order of the quiz.
        language: The language last shown, or ``None``.
        country: The country last chosen, or ``None``.
        revision: Number of the last change.
        problems: A sentence for each thing that was wrong.
        state: ``missing`` (no file), ``read``, ``damaged`` (nothing in it can be used),
            ``foreign`` (of another quiz or version) or ``unreadable`` (the disk refused).
        revisions: Item id to number of its last change, answers taken back included.
    """

    answers: Mapping[str, Any] = field(default_factory=dict)
    language: str | None = None
    country: str | None = None
    revision: int = 0
    problems: tuple[str, ...] = ()
    state: str = "read"
    revisions: Mapping[str, int] = field(default_factory=dict)


class _UnusableError(Exception):
    """The file as a whole gives no answers; ``state`` says of what sort it is."""

    def __init__(self, state: str, sentence: str) -> None:
        super().__init__(sentence)
        self.state = state


def read_responses(path: Path, definition: QuizDefinition) -> Responses:
    """Read what was answered to a quiz; never raises, whatever lies there.

    A file that is not there is no problem: nothing was answered. Anything else that is not as it
    should be is told in ``problems``; a damaged file gives no answers.
    """
    try:
        content = _read_file(path)
        if content is None:
            return Responses(state="missing")
        return _read_fields(_parse(content), definition)
    except _UnusableError as fault:
        return Responses(problems=(str(fault),), state=fault.state)


def render_responses(
    definition: QuizDefinition,
    answers: Mapping[str, tuple[int, Any]],
    *,
    revision: int,
    language: str,
    country: str,
) -> str:
    """The text of a responses file; ``answers`` holds revision and value of each item."""
    kept = {i.id: answers[i.id] for i in definition.items if i.id in answers}
    fields = {
        "format": FORMAT,
        "slug": definition.slug,
        "version": definition.version,
        "revision": revision,
        "language": language,
        "country": country,
        "answers": {name: {"revision": r, "value": v} for name, (r, v) in kept.items()},
    }
    return json.dumps(fields, ensure_ascii=False, indent=1) + "\n"


def _read_file(path: Path) -> bytes | None:
    """The bytes of a plain file of allowed size; ``None`` where there is none."""
    try:
        return read_bounded(path, LARGEST_FILE)
    except FileNotFoundError:
        return None
    except NotPlainError:
        raise _UnusableError("damaged", "The responses are no plain file.") from None
    except TooLargeError:
        sentence = f"The responses are larger than {LARGEST_FILE} bytes."
        raise _UnusableError("damaged", sentence) from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "the disk refused"
        raise _UnusableError("unreadable", f"The responses cannot be read: {reason}.") from None


def _parse(content: bytes) -> Any:
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError:
        raise _UnusableError("damaged", "The responses are not UTF-8 text.") from None
    if _measure_depth(text) > DEEPEST:
        raise _UnusableError("damaged", f"The responses are nested deeper than {DEEPEST} levels.")
    try:
        return json.loads(
            text,
            object_pairs_hook=_refuse_duplicates,
            parse_constant=_refuse_number,
            parse_float=_refuse_number,
        )
    except ValueError as error:
        raise _UnusableError("damaged", f"The responses are not JSON: {str(error)[:80]}.") from None


def _measure_depth(text: str) -> int:
    """How deep brackets are nested outside of strings."""
    depth = deepest = 0
    in_string = escaped = False
    for character in text:
        if in_string:
            in_string = escaped or character != '"'
            escaped = character == "\\" and not escaped
        elif character == '"':
            in_string = True
        elif character in "[{":
            depth += 1
            deepest = max(deepest, depth)
        elif character in "]}":
            depth -= 1
    return deepest


def _refuse_duplicates(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    fields = dict(pairs)
    if len(fields) != len(pairs):
        raise ValueError("a name stands twice in one object")
    return fields


def _refuse_number(text: str) -> Any:
    raise ValueError(f"{text[:20]} is no number that can stand there")


def _read_fields(fields: Any, definition: QuizDefinition) -> Responses:
    _check_origin(fields, definition)
    found = _Found(definition)
    found.problems += [
        f"{_quote(name)} is not known here." for name in fields if name not in _KNOWN
    ]
    revision, answers = fields.get("revision"), fields["answers"]
    if not _is_revision(revision):
        found.problems.append(f"The revision is {_quote(revision)}, no whole number.")
        revision = 0
    for name, entry in answers.items():
        found.take(name, entry)
    return Responses(
        answers={i.id: found.answers[i.id] for i in definition.items if i.id in found.answers},
        language=found.read_setting(
            fields, "language", fields.get("language") in definition.languages
        ),
        country=found.read_setting(fields, "country", _is_country(fields.get("country"))),
        revision=max(revision, *found.revisions.values(), 0),
        problems=found.list_problems(),
        revisions=found.revisions,
    )


def _check_origin(fields: Any, definition: QuizDefinition) -> None:
    if not isinstance(fields, dict) or type(fields.get("format")) is not int:
        raise _UnusableError("damaged", "The file holds no responses.")
    if fields["format"] != FORMAT:
        raise _UnusableError("damaged", f"The responses are not of format {FORMAT}.")
    for name, own in (("slug", definition.slug), ("version", definition.version)):
        if fields.get(name) != own:
            other = _quote(fields.get(name))
            raise _UnusableError("foreign", f"The responses are of {name} {other}, not '{own}'.")
    if not isinstance(fields.get("answers"), dict):
        raise _UnusableError("damaged", "The responses hold no answers.")


@dataclass(slots=True)
class _Found:
    """What has been gathered so far from one file."""

    definition: QuizDefinition
    answers: dict[str, Any] = field(default_factory=dict)
    revisions: dict[str, int] = field(default_factory=dict)
    problems: list[str] = field(default_factory=list)

    def take(self, name: str, entry: Any) -> None:
        """Take one entry of ``answers``, or say why not."""
        item = self.definition.find_item(name)
        if item is None:
            self.problems.append(f"There is no item {_quote(name)} in this quiz.")
            return
        if not isinstance(entry, dict) or "value" not in entry:
            self.problems.append(f"Item '{name}': {_quote(entry)} holds no value.")
            return
        more = [key for key in entry if key not in ("revision", "value")]
        self.problems += [f"Item '{name}': {_quote(key)} is not known here." for key in more]
        if not _is_revision(entry.get("revision")):
            self.problems.append(f"Item '{name}': the revision is no whole number.")
            return
        try:
            value = take_answer(item, entry["value"])
        except AnswerError as error:
            self.problems.append(str(error))
            return
        self.revisions[name] = entry["revision"]
        if value is not None:
            self.answers[name] = value

    def read_setting(self, fields: Mapping[str, Any], name: str, good: bool) -> str | None:
        """A setting, or ``None`` and a sentence where there is none of that value."""
        if good:
            return str(fields[name])
        self.problems.append(f"There is no {name} {_quote(fields.get(name))}.")
        return None

    def list_problems(self) -> tuple[str, ...]:
        """The sentences, as many as somebody would read."""
        more = len(self.problems) - MOST_PROBLEMS
        last = (f"{more} more things were wrong.",) if more > 0 else ()
        return (*self.problems[:MOST_PROBLEMS], *last)


def _is_revision(value: Any) -> bool:
    return type(value) is int and 0 <= value <= LARGEST_REVISION


def _is_country(value: Any) -> bool:
    return isinstance(value, str) and _COUNTRY.fullmatch(value) is not None


def _quote(value: Any) -> str:
    """Foreign content, short and harmless in any output."""
    return ascii(value[:60] if isinstance(value, str) else value)[:60]
