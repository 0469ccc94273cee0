"""Blackboard Learn: *Assignment File Download*.

Blackboard's help (help.blackboard.com, Learn, Instructor, Assignments, *Download Assignments*) says
that the user's name is put into the name of every file, and that a text file with the details of
the hand-in may lie beside it. It does not say in which order. That is what nbgrader's users report
(nbgrader issues 511 and 724) and the tools for it read (kwurst/bb-file-cleanup spells it out): the
assignment, the user's name,
``attempt``, the time, and the file's own name. Each attempt also comes with a text file of
Blackboard's own, which names no file.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import replace
from datetime import datetime

from breakcontact.course.hand_ins.origin import Origin, clean_name

_NAME = re.compile(
    r"(?P<whole>.+_.+?)_attempt_"
    r"(?P<time>\d{4}-\d{2}-\d{2}-\d{2}-\d{2}-\d{2})(?:_(?P<file>.+)|(?P<own>\.txt))?",
    re.DOTALL,
)


def recognise(name: str, *, is_file: bool) -> Origin | None:
    """Read ``Quiz_kari_attempt_2026-03-01-10-00-00_before.ipynb``, but for ``settle``."""
    found = _NAME.fullmatch(name)
    if not found:
        return None
    try:
        time = datetime.strptime(found["time"], "%Y-%m-%d-%H-%M-%S")
    except ValueError:
        return None
    file = (found["file"] or found["own"] or "") if is_file else ""
    whole = clean_name(found["whole"])
    return Origin("blackboard", whole, whole, is_lasting=True, time=time, file=file)


def find_titles(origins: Iterable[Origin]) -> frozenset[str]:
    """The assignments of a download, from names in which only one underscore divides."""
    names = [origin.name for origin in origins if origin.platform == "blackboard"]
    return frozenset(name.split("_")[0] for name in names if name.count("_") == 1)


def settle(origin: Origin, titles: Collection[str]) -> Origin:
    """An origin with the user's name alone; "" where assignment and user cannot be told apart."""
    if origin.platform != "blackboard":
        return origin
    user = origin.name.partition("_")[2]
    known = [one for one in titles if origin.name.startswith(f"{one}_")]
    if "_" in user:
        user = origin.name[len(known[0]) + 1 :] if len(known) == 1 else ""
    return replace(origin, name=user, number=user)
