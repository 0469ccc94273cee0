"""Google Classroom: the folder of an assignment in Drive, downloaded as one zip or several.

Google's help says that a copy that Classroom makes for each learner has the learner's name in
its title, *Kari Nordmann - Title*; what learners upload themselves keeps their own name, and
nothing in Drive's download says whose it is. Those files are listed for the teacher.
"""

from __future__ import annotations

import re

from breakcontact.course.hand_ins.origin import Origin, clean_name

CONTAINERS = frozenset({"classroom"})
_NAME = re.compile(r"(?P<name>[^-].*?) - (?P<file>[^/]+\.(?:ipynb|json|zip|txt))", re.IGNORECASE)


def recognise(name: str, *, is_file: bool) -> Origin | None:
    """Read ``Kari Nordmann - before.ipynb``."""
    found = _NAME.fullmatch(name) if is_file else None
    if not found:
        return None
    return Origin("google-classroom", clean_name(found["name"]), file=found["file"])
