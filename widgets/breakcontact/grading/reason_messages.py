"""Say why to look at a submission in the teacher's language."""

from __future__ import annotations

from breakcontact.i18n.messages import Messages
from breakcontact.quiz.reasons import Reason


def say_reason(words: Messages, reason: Reason) -> str:
    """The sentence for a reason; one that ``data/class.yaml`` does not have stays English.

    Args:
        words: The messages of ``breakcontact class``.
        reason: Why to look, or what is good to know.
    """
    try:
        return words.say(f"reason.{reason.code}", **reason.details)
    except KeyError:
        return str(reason)
