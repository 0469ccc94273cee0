"""Message catalogues: the words of the interface, the guide and the class commands, as built."""

from __future__ import annotations

import json
from functools import cache
from typing import Any, Final

from breakcontact import files
from breakcontact.errors import BreakContactError
from breakcontact.i18n.format import find_plural
from breakcontact.invocation import tell_damaged
from breakcontact.vocabulary import STORY_AUDIENCES

INTERFACE: Final = "labels"
"""What widgets show."""

GUIDE: Final = "guide"
"""What the guide's tables, handouts and site say; it includes the interface's messages."""

CLASS: Final = "class"
"""What ``breakcontact class`` prints, and what feedback pages and quiz notebooks say."""

STAFF: Final = "staff"
"""What the handouts and slides for police and staff say; it includes the guide's messages."""

_NAMES: Final = {
    INTERFACE: "The interface",
    GUIDE: "The guide",
    CLASS: "The class command",
    STAFF: "The set for police",
}


@cache
def load_messages(
    language: str, catalogue: str = INTERFACE, audience: str = STORY_AUDIENCES[0]
) -> dict[str, str]:
    """All messages of a catalogue in one language, by id.

    A message can have a form for one audience: with ``help.talk.about.teenagers`` in the catalogue,
    ``help.talk.about`` says that to teenagers.

    Args:
        language: A code of ``data/languages.json``.
        catalogue: ``INTERFACE``, ``GUIDE``, ``CLASS`` or ``STAFF``.
        audience: Whom the messages speak to, one of :data:`breakcontact.vocabulary.AUDIENCES`.

    Raises:
        BreakContactError: If the catalogue is not built in that language, or is damaged.
    """
    path = files.BUILT / f"{catalogue}.{language}.json"
    try:
        messages: dict[str, str] = dict(json.loads(path.read_text(encoding="utf-8")))
    except (ValueError, TypeError):
        raise BreakContactError(tell_damaged(path)) from None
    except OSError:
        written = ", ".join(list_written(catalogue))
        raise BreakContactError(
            f"{_NAMES[catalogue]} is not written in '{language}'; it is in: {written}."
        ) from None
    if catalogue == GUIDE:
        messages = {**load_messages(language), **messages}
    if catalogue == STAFF:
        messages = {**load_messages(language, GUIDE), **messages}
    ending = f".{audience}"
    own = {
        label.removesuffix(ending): text
        for label, text in messages.items()
        if label.endswith(ending) and label.removesuffix(ending) in messages
    }
    return {**messages, **own}


def list_written(catalogue: str = INTERFACE) -> list[str]:
    """The languages that a catalogue is built in."""
    return sorted(path.name.split(".")[1] for path in files.BUILT.glob(f"{catalogue}.*.json"))


class Messages:
    """Fills the gaps of a catalogue's messages in one language.

    Args:
        language: A code of ``data/languages.json``.
        catalogue: ``CLASS``, for instance.
        prefix: A prefix that is added to all ids.

    Raises:
        BreakContactError: If the catalogue is not built in that language.
    """

    def __init__(self, language: str, catalogue: str, prefix: str = "") -> None:
        self.language = language
        self._texts = load_messages(language, catalogue)
        self._prefix = prefix

    def say(self, label: str, **gaps: Any) -> str:
        """A message, with its gaps filled."""
        return self._texts[self._prefix + label].format(**gaps)

    def find(self, label: str) -> str | None:
        """A message without gaps, or ``None`` if there is none of that id."""
        return self._texts.get(self._prefix + label)

    def say_or(self, label: str, other: str, **gaps: Any) -> str:
        """A message, or another one where there is none of that id."""
        return self.say(label if self._prefix + label in self._texts else other, **gaps)

    def count(self, label: str, number: float, shown: str | None = None, **gaps: Any) -> str:
        """A message about a number of things: ``<label>.one``, ``<label>.other``, ...

        Args:
            label: The id without its plural category.
            number: How many there are; it decides which form is used.
            shown: How the number is written, if not by its digits alone.
            gaps: What fills the other gaps.
        """
        form = self._find_form(label, number)
        return self.say(f"{label}.{form}", number=number if shown is None else shown, **gaps)

    def _find_form(self, label: str, number: float) -> str:
        category = find_plural(number, self.language)
        return category if f"{self._prefix}{label}.{category}" in self._texts else "other"

    def join(self, phrases: list[str], label: str) -> str:
        """Phrases as a list in a sentence; the message ``label`` joins the last to the others."""
        if len(phrases) < 2:
            return "".join(phrases)
        return self.say(label, first=", ".join(phrases[:-1]), last=phrases[-1])

    def list_labels(self, beginning: str) -> dict[str, str]:
        """The messages whose ids begin with ``beginning``, with unfilled gaps."""
        begins = self._prefix + beginning
        return {
            label.removeprefix(self._prefix): text
            for label, text in self._texts.items()
            if label.startswith(begins)
        }
