"""A learner's responses, read from an untrusted file."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from breakcontact.files import NotPlainError, TooLargeError, read_bounded
from breakcontact.kept_files import JsonError, parse_json
from breakcontact.quiz.answers import AnswerError, take_answer
from breakcontact.quiz.definition import QuizDefinition
from breakcontact.quiz.reasons import Reason, make_item_reason, make_reason

FORMAT = 1
LARGEST_FILE = 64 * 1024
"""The most bytes that are read; a complete quiz needs a fraction of it."""
DEEPEST = 8
"""The deepest nesting that is parsed; an answer needs four levels."""
LARGEST_REVISION = 10**12
MOST_PROBLEMS = 20
"""The most problems listed for one file; the rest are counted."""

_KNOWN = frozenset(("format", "slug", "version", "revision", "language", "country", "answers"))
_COUNTRY = re.compile("[A-Z]{2}")
_UNUSABLE = {
    "no-text": "The responses are not UTF-8 text.",
    "too-deep": "The responses are nested deeper than {most} levels.",
    "no-json": "The responses are not JSON: {reason}.",
}
_OTHER = {"slug": "other-quiz", "version": "other-version"}


@dataclass(frozen=True, slots=True)
class Responses:
    """The content of a responses file.

    Attributes:
        answers: Valid answers by item id, in the order of the quiz.
        language: The language last shown, or ``None``.
        country: The country last chosen, or ``None``.
        revision: The number of the last change.
        problems: A reason for each thing that is wrong.
        state: ``missing`` (no file), ``read``, ``damaged`` (unusable), ``foreign`` (of another quiz
            or version) or ``unreadable`` (an error of the file system).
        revisions: The number of the last change by item id, including withdrawn answers.
    """

    answers: Mapping[str, Any] = field(default_factory=dict)
    language: str | None = None
    country: str | None = None
    revision: int = 0
    problems: tuple[Reason, ...] = ()
    state: str = "read"
    revisions: Mapping[str, int] = field(default_factory=dict)


class _UnusableError(Exception):
    """The whole file is unusable; ``state`` is the state of the responses."""

    def __init__(self, state: str, code: str, sentence: str, **details: object) -> None:
        self.reason = make_reason(code, sentence, **details)
        super().__init__(self.reason)
        self.state = state


def read_responses(path: Path, definition: QuizDefinition) -> Responses:
    """Read the responses to a quiz; never raises an error, whatever the file contains.

    Everything that is wrong is listed in ``problems``. A missing or damaged file gives no answers.
    """
    try:
        content = _read_file(path)
        if content is None:
            return Responses(state="missing")
        return _read_fields(_parse(content), definition)
    except _UnusableError as fault:
        return Responses(problems=(fault.reason,), state=fault.state)


def render_responses(
    definition: QuizDefinition,
    answers: Mapping[str, tuple[int, Any]],
    *,
    revision: int,
    language: str,
    country: str,
) -> str:
    """The text of a responses file; ``answers`` maps item ids to revision and value."""
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
    """The bytes of a plain file within the size limit; ``None`` if there is no file."""
    try:
        return read_bounded(path, LARGEST_FILE)
    except FileNotFoundError:
        return None
    except NotPlainError:
        raise _UnusableError("damaged", "no-file", "The responses are no plain file.") from None
    except TooLargeError:
        sentence = "The responses are larger than {most} bytes."
        raise _UnusableError("damaged", "too-large", sentence, most=LARGEST_FILE) from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "the disk refused"
        sentence = "The responses cannot be read: {reason}."
        raise _UnusableError("unreadable", "unreadable", sentence, reason=reason) from None


def _parse(content: bytes) -> Any:
    try:
        return parse_json(content, DEEPEST)
    except JsonError as error:
        sentence = _UNUSABLE[error.kind]
        details: dict[str, object] = {}
        if error.kind == "too-deep":
            details = {"most": DEEPEST}
        elif error.kind == "no-json":
            details = {"reason": str(error)}
        raise _UnusableError("damaged", error.kind, sentence, **details) from None


def _read_fields(fields: Any, definition: QuizDefinition) -> Responses:
    _check_origin(fields, definition)
    found = _Found(definition)
    found.problems += [
        make_reason("unknown", "{name} is not known here.", name=_quote(name))
        for name in fields
        if name not in _KNOWN
    ]
    revision, answers = fields.get("revision"), fields["answers"]
    if not _is_revision(revision):
        sentence = "The revision is {value}, no whole number."
        found.problems.append(make_reason("revision", sentence, value=_quote(revision)))
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
        raise _UnusableError("damaged", "nothing", "The file holds no responses.")
    if fields["format"] != FORMAT:
        sentence = "The responses are not of format {format}."
        raise _UnusableError("damaged", "format", sentence, format=FORMAT)
    for name, own in (("slug", definition.slug), ("version", definition.version)):
        if fields.get(name) != own:
            code, other = _OTHER[name], _quote(fields.get(name))
            sentence = f"The responses are of {name} {{other}}, not '{{own}}'."
            raise _UnusableError("foreign", code, sentence, other=other, own=own)
    if not isinstance(fields.get("answers"), dict):
        raise _UnusableError("damaged", "no-answers", "The responses hold no answers.")


@dataclass(slots=True)
class _Found:
    """The valid content and the problems found in one file so far."""

    definition: QuizDefinition
    answers: dict[str, Any] = field(default_factory=dict)
    revisions: dict[str, int] = field(default_factory=dict)
    problems: list[Reason] = field(default_factory=list)

    def take(self, name: str, entry: Any) -> None:
        """Add one entry of ``answers``, or the reason why it is invalid."""
        item = self.definition.find_item(name)
        if item is None:
            sentence = "There is no item {name} in this quiz."
            self.problems.append(make_reason("no-item", sentence, name=_quote(name)))
            return
        if not isinstance(entry, dict) or "value" not in entry:
            self._add(name, "no-value", "{value} holds no value.", value=_quote(entry))
            return
        for key in entry:
            if key not in ("revision", "value"):
                self._add(name, "unknown", "{name} is not known here.", name=_quote(key))
        if not _is_revision(entry.get("revision")):
            self._add(name, "revision", "the revision is no whole number.")
            return
        try:
            value = take_answer(item, entry["value"])
        except AnswerError as error:
            self.problems.append(error.reason)
            return
        self.revisions[name] = entry["revision"]
        if value is not None:
            self.answers[name] = value

    def read_setting(self, fields: Mapping[str, Any], name: str, good: bool) -> str | None:
        """A setting, or ``None`` and a reason if its value is invalid."""
        if good:
            return str(fields[name])
        sentence = f"There is no {name} {{value}}."
        self.problems.append(make_reason(name, sentence, value=_quote(fields.get(name))))
        return None

    def list_problems(self) -> tuple[Reason, ...]:
        """The reasons, at most ``MOST_PROBLEMS`` and a count of the rest."""
        more = len(self.problems) - MOST_PROBLEMS
        last = make_reason("more-wrong", "{number} more things were wrong.", number=more)
        return (*self.problems[:MOST_PROBLEMS], *([last] if more > 0 else []))

    def _add(self, item: str, code: str, sentence: str, **details: object) -> None:
        """Add a reason about one item."""
        self.problems.append(make_item_reason(item, code, sentence, **details))


def _is_revision(value: Any) -> bool:
    return type(value) is int and 0 <= value <= LARGEST_REVISION


def _is_country(value: Any) -> bool:
    return isinstance(value, str) and _COUNTRY.fullmatch(value) is not None


def _quote(value: Any) -> str:
    """Untrusted content, shortened and in ASCII."""
    return ascii(value[:60] if isinstance(value, str) else value)[:60]
