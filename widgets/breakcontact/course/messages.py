"""What ``breakcontact class`` says, in the teacher's language."""

from __future__ import annotations

import json
import shutil
import textwrap
from typing import Any

from breakcontact.files import BUILT
from breakcontact.invocation import command as _command

LANGUAGES = ("en", "nb")

_WIDEST = 92


class Words:
    """Says the sentences of ``data/class.yaml`` in one language.

    Args:
        language: One of ``LANGUAGES``.
    """

    def __init__(self, language: str) -> None:
        self.language = language
        text = (BUILT / f"class.{language}.json").read_text(encoding="utf-8")
        self._labels: dict[str, str] = json.loads(text)

    def say(self, label: str, **gaps: Any) -> str:
        """A sentence, with its gaps filled."""
        return self._labels[f"class.{label}"].format(**gaps)

    def list_labels(self, beginning: str) -> dict[str, str]:
        """The sentences whose labels begin so, with their gaps open."""
        begins = f"class.{beginning}"
        return {
            label.removeprefix("class."): text
            for label, text in self._labels.items()
            if label.startswith(begins)
        }

    def count(self, label: str, number: int, **gaps: Any) -> str:
        """A sentence about one or several."""
        form = "one" if number == 1 else "many"
        return self.say(f"{label}.{form}", number=number, **gaps)

    def tell(self, sentence: str, indent: int = 0) -> None:
        """Print a sentence, broken at the width of the terminal."""
        width = max(min(_WIDEST, shutil.get_terminal_size().columns), 20)
        lead = " " * indent
        lines = textwrap.fill(
            sentence,
            width,
            initial_indent=lead,
            subsequent_indent=lead,
            break_on_hyphens=False,
            break_long_words=False,
        )
        print(lines, flush=True)

    def tell_next(self, sentence: str, *words: str) -> None:
        """Print what to do next, and the command for it on a line that can be copied."""
        print()
        self.tell(self.say("next", sentence=sentence))
        if words:
            print(f"\n    {command(*words)}", flush=True)


def command(*words: str) -> str:
    """How ``breakcontact class`` with these words is called by whoever called us."""
    return _command("class", *words)
