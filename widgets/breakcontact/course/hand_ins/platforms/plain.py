"""What a teacher or a learner names: ``kari/``, ``kari.zip``, ``kari_before.ipynb``.

A file to hand in is called ``Kari_before_7F3A-91C2-04DE.responses.json``.
"""

from __future__ import annotations

import re
from collections.abc import Collection

from breakcontact.course.hand_ins.origin import Origin, clean_name, is_generic, strip_copy_marks

_CODE = re.compile(r"[_ ][0-9A-F]{4}-[0-9A-F]{4}-[0-9A-F]{4}(?=$|[-_ .(])")
"""The end of a receipt, which a file to hand in has in its name."""


def recognise(stem: str, assignments: Collection[str], file: str = "") -> Origin:
    """The learner whom a name tells besides an assignment's; "" where it tells none."""
    name = clean_name(stem)
    for assignment in sorted(assignments, key=len, reverse=True):
        pattern = rf"(?:^|[-_ .]+)(?i:{re.escape(assignment)})(?=$|[-_ .(])"
        name = re.sub(pattern, "", name)
    name = _CODE.sub("", name)
    name = strip_copy_marks(name.strip(" _-").lstrip(".")).strip(" _-")
    return Origin("plain", "" if is_generic(name) else name, file=file)
