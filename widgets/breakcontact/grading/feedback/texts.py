"""What a feedback page says around a learner's answers, in the learner's language."""

from __future__ import annotations

import json
from functools import cache
from typing import Any

from breakcontact.files import BUILT


class FeedbackWords:
    """Says the words of ``data/class.yaml`` that begin with ``feedback.``.

    Args:
        language: ``en`` or ``nb``; another one is told in English.
    """

    def __init__(self, language: str) -> None:
        self.language = language if (BUILT / f"class.{language}.json").is_file() else "en"

    def say(self, label: str, **gaps: Any) -> str:
        """A phrase, with its gaps filled."""
        return _load(self.language)[f"feedback.{label}"].format(**gaps)

    def say_or(self, label: str, other: str, **gaps: Any) -> str:
        """A phrase, or another one where there is none of that name."""
        known = f"feedback.{label}" in _load(self.language)
        return self.say(label if known else other, **gaps)

    def number(self, value: float) -> str:
        """A number of points, with the language's own decimal mark."""
        text = f"{round(value, 2):g}"
        return text.replace(".", ",") if self.language == "nb" else text

    def points(self, value: float) -> str:
        """A number of points, with the word for them."""
        form = "one" if value == 1 else "many"
        return self.say(f"points.{form}", number=self.number(value))

    def join(self, phrases: list[str], label: str) -> str:
        """Phrases as a list in a sentence, with the word of ``label`` before the last."""
        if len(phrases) < 2:
            return "".join(phrases)
        return self.say(label, first=", ".join(phrases[:-1]), last=phrases[-1])


@cache
def _load(language: str) -> dict[str, str]:
    text = (BUILT / f"class.{language}.json").read_text(encoding="utf-8")
    labels: dict[str, str] = json.loads(text)
    return labels
