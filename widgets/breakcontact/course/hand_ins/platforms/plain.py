"""Plain folders and zips that a teacher names: ``kari/``, ``kari.zip``, ``kari_before.ipynb``."""

from __future__ import annotations

import re
from collections.abc import Collection

from breakcontact.course.hand_ins.origin import Origin, clean_name, is_generic, strip_copy_marks


def recognise(stem: str, assignments: Collection[str], file: str = "") -> Origin:
    """The learner whom a name tells besides an assignment's; "" where it tells none."""
    name = clean_name(stem)
    for assignment in sorted(assignments, key=len, reverse=True):
        pattern = rf"(?:^|[-_ .]+)(?i:{re.escape(assignment)})(?=$|[-_ .(])"
        name = re.sub(pattern, "", name)
    name = strip_copy_marks(name.strip(" _-").lstrip(".")).strip(" _-")
    return Origin("plain", "" if is_generic(name) else name, file=file)
