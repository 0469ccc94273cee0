"""Canvas: *Download Submissions*.

The rule is that of Canvas's own code, ``lib/content_zipper.rb``: the sortable name in lower case
with letters, digits and underscores only, ``LATE`` where it was, the user's number, the number of
the file, and the file's own name. With anonymous grading ``anon_`` and a code stand for both. A
file handed in again has ``-1``, ``-2`` and so on before its ending.
"""

from __future__ import annotations

import re

from breakcontact.course.hand_ins.origin import Origin, clean_name

_NAME = re.compile(
    r"(?P<name>[^\W_][\w]*?)(?:_LATE|_late)?_(?P<number>\d+)_\d+_(?P<file>.+)", re.DOTALL
)
_ANONYMOUS = re.compile(r"(?:LATE_)?anon_(?P<code>[A-Za-z0-9]+)_\d+_(?P<file>.+)", re.DOTALL)


def recognise(name: str, *, is_file: bool) -> Origin | None:
    """Read ``nordmannkari_LATE_4711_98765_before-1.ipynb``."""
    name = clean_name(name)
    if found := _ANONYMOUS.fullmatch(name):
        learner, number = f"anon {found['code']}", found["code"]
    elif found := _NAME.fullmatch(name):
        learner, number = found["name"], found["number"]
    else:
        return None
    file = found["file"] if is_file else ""
    return Origin("canvas", learner, number, is_lasting=True, file=file)
