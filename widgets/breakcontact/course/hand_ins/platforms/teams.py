"""Teams: the folder *Student Work* of a class, in SharePoint or synchronised to the machine.

Microsoft's admin documentation of Assignments names the library *Student Work*; the folders below
it are those that the public tools for it read: *Submitted files*, the learner's name, the
assignment, and ``Version 1``, ``Version 2`` for each time it was handed in. *Working files* has not
been handed in. The folders are named in the language of the class; where they are in another
than English or Norwegian, name the folder that holds the learners' folders.
"""

from __future__ import annotations

import re

CONTAINERS = frozenset({"student work", "submitted files", "elevarbeid", "innsendte filer"})
NOT_HANDED_IN = frozenset({"working files", "arbeidsfiler"})
_VERSION = re.compile(r"(?:version|versjon)[ _-]?(?P<number>\d{1,4})", re.IGNORECASE)


def find_order(folder: str) -> str | None:
    """The number in ``Version 2`` as text that sorts, or ``None``."""
    found = _VERSION.fullmatch(folder.strip())
    return f"{int(found['number']):06d}" if found else None
