"""Say a reason to review a submission in the teacher's language."""

from __future__ import annotations

from breakcontact.cli.course.words import Words
from breakcontact.quiz.reasons import Reason


def tell_reason(words: Words, reason: Reason) -> str:
    """The sentence for a reason; one that ``data/class.yaml`` does not have stays English."""
    try:
        return words.say(f"reason.{reason.code}", **reason.details)
    except KeyError:
        return str(reason)
