"""Why somebody should look at a hand-in, in the teacher's language.

The gradebook keeps the reasons in English, as nbgrader's own pages are and as a course has no
language. They are known again here by their words, and said in another language.
"""

from __future__ import annotations

import re

from breakcontact.cli.course.words import Words
from breakcontact.i18n import SOURCE_LANGUAGE

_REASON = "reason."
_GAP = re.compile(r"\\{(\w+)\\}")


def tell_reason(words: Words, reason: str) -> str:
    """A reason in the language of ``words``; one that is not known stays as it is."""
    if words.language == SOURCE_LANGUAGE:
        return reason
    templates = Words(SOURCE_LANGUAGE).list_labels(_REASON)
    # "... is not known here." fits more than "Item '...': ... is not known here."
    for label in sorted(templates, key=lambda label: -len(_GAP.sub("", templates[label]))):
        found = _make_pattern(templates[label]).fullmatch(reason)
        if found:
            return words.say(label, **found.groupdict())
    return reason


def _make_pattern(template: str) -> re.Pattern[str]:
    return re.compile(_GAP.sub(r"(?P<\1>.+)", re.escape(template)), re.DOTALL)
