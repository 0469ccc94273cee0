"""Words that threaten, so that a threat is known as one also where the author has not marked it."""

from __future__ import annotations

import re

_OTHERS = (
    r"(?:everyone|everybody|the whole \w+|(?:your|his|her|their|all) (?:\w+ )?"
    r"(?:friends|family|contacts|followers|colleagues|class|school|parents|mum|dad|boss))"
)
_SHOWS = r"(?:send|show|share|post|publish|leak|forward)s?"
_IT = r"(?:it|this|them|you|the pictures?|the photos?|the video)"

_THREATENS = re.compile(
    rf"\b(?:pay|money|reply|answer|transfer)\b[^.!?]*\bor\b[^.!?]*\b(?:{_OTHERS}|{_SHOWS})\b"
    rf"|\b(?:I|we)(?:[’']ll| will|[’']m going to| am going to)\b[^.!?]*\b{_SHOWS} {_IT}\b"
    rf"[^.!?]*\bto\b[^.!?]*{_OTHERS}"
    rf"|\b{_OTHERS} (?:will |is going to |are going to |gets? to )?sees? {_IT}\b",
    re.IGNORECASE,
)


def threatens(text: str) -> bool:
    """Whether an English text says that something will be shown to others, or that they see it.

    It knows the usual turns only. An author who means no harm can give the message a gentle form.
    """
    return bool(_THREATENS.search(text))
