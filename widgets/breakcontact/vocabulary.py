"""The closed vocabularies that stories, numbers, advice and quizzes share.

Standard library only, so that every part of the kit can use it.
"""

from __future__ import annotations

from typing import Final, Literal, get_args

Stage = Literal[
    "contact",
    "rapport",
    "move",
    "leverage",
    "request",
    "capture",
    "threat",
    "demand",
    "escalation",
    "aftermath",
]

Tactic = Literal[
    "flattery",
    "mirroring",
    "hurry",
    "platform-move",
    "reciprocity",
    "information-gathering",
    "isolation",
    "secrecy",
    "proof",
    "threat",
    "deadline",
    "shame",
    "false-relief",
    "new-demand",
    "impersonation",
]

Evidence = Literal["account", "user-id", "link", "phone", "payment", "threat", "time"]

ComparedAction = Literal["pay", "bargain", "ignore", "delete", "block", "block-and-report"]
"""An action that the outcome model can compare with the others."""

Action = Literal[ComparedAction, "tell", "leave"]
"""An action that a choice in a scenario can represent."""

Help = Literal["police", "removal", "platform", "bank", "talk", "school", "workplace"]

Confidence = Literal["high", "medium", "low", "assumption"]
"""How well a number is known: from two independent sources that agree to our own assumption."""


Audience = Literal["adults", "teenagers", "parents", "police"]
"""Whom something is for. What is for parents has a list of its own: it is about a child's help,
and belongs neither to the course for adults nor to the one for teenagers."""

StoryAudience = Literal["adults", "teenagers"]
"""An audience that stories are written for."""

FormAudience = Literal["adults", "teenagers", "police"]
"""Whom quizzes are for; those for the police show the help for adults."""

PAY: Final = "pay"
BARGAIN: Final = "bargain"
IGNORE: Final = "ignore"
DELETE: Final = "delete"
BLOCK: Final = "block"
BLOCK_AND_REPORT: Final = "block-and-report"

ACTIONS: Final[tuple[str, ...]] = get_args(ComparedAction)
"""The six actions of the outcome model, in the order in which they are shown."""

PAYING: Final = frozenset((PAY, BARGAIN))
"""Actions in which money may change hands; in all others it never does."""

CLOSING: Final = frozenset((DELETE, BLOCK, BLOCK_AND_REPORT))
"""Actions that close the channel that the blackmailer uses."""

REPORTING: Final = frozenset((BLOCK_AND_REPORT,))
"""Actions in which the case is reported; someone else then knows about it."""

CONFIDENCES: Final[tuple[str, ...]] = get_args(Confidence)
"""Every :data:`Confidence`, the highest first."""


AUDIENCES: Final[tuple[Audience, ...]] = get_args(Audience)
"""Every :data:`Audience`, in the order in which lists of lessons are shown."""

STORY_AUDIENCES: Final[tuple[StoryAudience, ...]] = get_args(StoryAudience)
"""Every :data:`StoryAudience`; the registry has first demands for each. The first is the
default."""
