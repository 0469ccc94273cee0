"""How the lists of languages and countries are read from the data folder."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from breakcontact import files
from breakcontact.errors import BreakContactError

_Entry = TypeVar("_Entry")


def read_entries(
    name: str, make: Callable[[Mapping[str, Any]], _Entry], called: str, needs: str
) -> list[_Entry]:
    """Read a list of entries from a JSON file in the data folder.

    Args:
        name: The file's name.
        make: Turns the JSON object of an entry into the entry; raises ``TypeError`` if it cannot.
        called: What the entries are, for the sentence about a bad list.
        needs: The keys that each entry needs, for the same sentence.

    Raises:
        BreakContactError: If the file cannot be read or holds no such list.
    """
    path = files.DATA / name
    try:
        return [make(entry) for entry in json.loads(path.read_text(encoding="utf-8"))]
    except OSError as error:
        raise BreakContactError(
            f"{path} cannot be read: {error.strerror}. Get a fresh copy of Break Contact, or look "
            f"at {files.DATA_VARIABLE} if you have set it."
        ) from None
    except (ValueError, TypeError) as error:
        raise BreakContactError(
            f"{path} is no list of {called}: {error}. Each entry needs {needs}."
        ) from None
