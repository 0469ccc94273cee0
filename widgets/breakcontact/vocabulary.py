"""The closed lists of words that stories, numbers, advice and quizzes share."""

from __future__ import annotations

from typing import Literal

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

Action = Literal["pay", "bargain", "ignore", "delete", "block", "block-and-report", "tell", "leave"]

Help = Literal["police", "removal", "platform", "bank", "talk", "school", "workplace"]
