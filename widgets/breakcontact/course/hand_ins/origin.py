"""What the name of a downloaded file or folder tells about its learner."""

from __future__ import annotations

import os
import re
import unicodedata
from dataclasses import dataclass
from datetime import datetime

COPY_MARKS = re.compile(
    r"(?:\s*\(\d{1,3}\)| - (?:kopi|copy|copie|kopie)(?: \(\d{1,3}\))?|-\d{1,2})$", re.IGNORECASE
)
"""What browsers, file managers and Canvas put after a name that is taken: ``before (1)``."""
COPY_WORDS = re.compile(r"^(?:copy of|kopi av|kopie von|copie de)\s+", re.IGNORECASE)

_GENERIC = re.compile(
    r"(?:(?:my|min|mitt|mine|new|ny|nye|all|alle|untitled|the)[\s_-]*)*"
    r"(?:archive|arkiv|downloads?|downloaded|nedlast\w*|submissions?|submitted|hand-?ins?|"
    r"innlevering\w*|besvarelse\w*|levert\w*|lessons?|leksjon\w*|files?|filer|folder|mappe|work|"
    r"arbeid|quiz\w*|notebooks?|assignments?|oppgave\w*|source|release|autograded|feedback|"
    # "Elev 7" is a name that people are given.
    r"desktop|skrivebord|documents?|dokumenter|attachments?|vedlegg|zip|"
    r"(?:students?|elev\w*)(?![\s_-]*\d)|"
    r"student work|submitted files|working files|my|min|mitt|mine|copy|kopi|new|ny|old|gammel|"
    r"(?:version|versjon|deadline|delivery|attempt|v)[\s_-]*\d+|(?:ipynb_)?checkpoints?)"
    r"(?:[\s_-]*\(?\d{1,3}\)?)?",
    re.IGNORECASE,
)
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}.*|\d{1,2}[./]\d{1,2}[./]\d{2,4}.*|\d{8}T\d{6}.*")


@dataclass(frozen=True, slots=True)
class Origin:
    """Whose a downloaded file or folder is, by the name that the platform gave it.

    Attributes:
        platform: The platform's short name, such as ``moodle``.
        name: The learner's name as the platform writes it, or "" where it tells none.
        number: What the platform adds to keep two people of one name apart, or "".
        is_lasting: Whether the number is the same in every download.
        time: When it was handed in, as the platform says, without a time zone.
        file: The learner's own name of a single file; "" for a folder.
    """

    platform: str
    name: str
    number: str = ""
    is_lasting: bool = False
    time: datetime | None = None
    file: str = ""

    @property
    def alias(self) -> str:
        """The number with its platform, as the roster keeps it; "" where there is none."""
        return f"{self.platform}:{self.number}" if self.number else ""


def clean_name(text: str) -> str:
    """A name in its composed form with single spaces; bytes that are no UTF-8 are read as Latin-1.

    macOS decomposes letters such as Å, so that one name can come as two texts.
    """
    raw = os.fsencode(text) if _has_raw_bytes(text) else b""
    if raw:
        text = raw.decode("latin-1")
    return " ".join(unicodedata.normalize("NFC", text).split())


def show_name(text: str) -> str:
    """A name that can be printed: characters that control a terminal or hide are left out."""
    kept = (c for c in clean_name(text) if unicodedata.category(c) not in {"Cc", "Cf", "Cs", "Co"})
    return "".join(kept)


def is_generic(name: str) -> bool:
    """Whether a name is a word for a folder, a version or a date, and so nobody's name."""
    return not name or bool(_GENERIC.fullmatch(name) or _DATE.fullmatch(name))


def strip_copy_marks(stem: str) -> str:
    """A name without what programs add to a second copy."""
    stem = COPY_WORDS.sub("", stem)
    while (shorter := COPY_MARKS.sub("", stem)) != stem:
        stem = shorter
    return stem


def _has_raw_bytes(text: str) -> bool:
    return any("\udc80" <= character <= "\udcff" for character in text)
