"""Lines: the texts that a reader sees, each with an id that stays when it is reworded."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from breakcontact.authoring.yaml_source import KeyPath

Voice = Literal["stranger", "story", "quiz", "wrong", "advice", "lesson", "label", "guide"]
"""Who speaks, as far as content rules differ: a stranger in a chat, the story's other voices, a
quiz, a wrong answer in one, an advice pack, a lesson's text, the interface, or the guide for
instructors."""


@dataclass(frozen=True, slots=True)
class Line:
    """One text.

    Attributes:
        id: The id that translations and marks refer to.
        text: The English text; empty only for a gentle form that is left out.
        path: Where it is in the file.
        voice: Who speaks.
        about: What a translator needs to know: who speaks, where, what it is for.
    """

    id: str
    text: str
    path: KeyPath
    voice: Voice
    about: str = ""
