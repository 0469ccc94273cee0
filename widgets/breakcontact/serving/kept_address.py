"""The address that a course's code cards show, so that the next lesson has the same one."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Final

from breakcontact.errors import BreakContactError
from breakcontact.files import PRIVATE, read_bounded, write_text
from breakcontact.serving.codes import LETTERS

FILE_NAME: Final = "room.json"
_FORMAT: Final = 1
_LARGEST: Final = 4096
_CODE: Final = re.compile(f"[{LETTERS.lower()}]{{5}}")


@dataclass(frozen=True, slots=True)
class KeptAddress:
    """What the cards show.

    Attributes:
        code: The part of the address that only those in the room know.
        address: The whole address; empty if the cards show none.
    """

    code: str
    address: str = ""


def read_kept_address(course: Path) -> KeptAddress | None:
    """The address on the cards of a course; ``None`` if no cards have been made.

    Raises:
        BreakContactError: If the file cannot be read, or is none of ours.
    """
    path = course / FILE_NAME
    if not path.exists():
        return None
    try:
        found = json.loads(read_bounded(path, _LARGEST, follow_links=True))
        return _check(found)
    except (OSError, ValueError, KeyError, TypeError):
        raise BreakContactError(
            f"{path} cannot be used. It says which address the code cards show. Move it away, and "
            "print new cards."
        ) from None


def write_kept_address(course: Path, kept: KeptAddress) -> None:
    """Keep the address for the next time.

    Raises:
        BreakContactError: If the file cannot be written.
    """
    text = json.dumps({"format": _FORMAT, **asdict(kept)}, indent=1)
    write_text(course / FILE_NAME, f"{text}\n", mode=PRIVATE)


def _check(found: Mapping[str, Any]) -> KeptAddress:
    kept = KeptAddress(found["code"], str(found["address"]))
    if not _CODE.fullmatch(kept.code) or found["format"] != _FORMAT:
        raise ValueError
    return kept
