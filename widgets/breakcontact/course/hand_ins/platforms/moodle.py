"""Moodle: *Download all submissions*.

The rule is that of Moodle's own code, ``mod/assign/classes/downloader.php`` (and ``locallib.php``
before 4.1): the learner's full name without underscores, the participant's number in this
assignment, the name of the plug-in, then the file's name or, with *Download submissions in
folders*, a folder. With anonymous submissions the name is the word for a participant. The number
belongs to one assignment: the same person has another one in the next.
"""

from __future__ import annotations

import re

from breakcontact.course.hand_ins.origin import Origin, clean_name

_NAME = re.compile(
    r"(?P<name>.+?)_(?P<number>\d+)_assignsubmission_(?:file|onlinetext)(?:_(?P<file>.*))?",
    re.DOTALL,
)
_ANONYMOUS = {"participant", "deltaker", "deltakar", "deltagare", "deltager", "teilnehmer/in"}


def recognise(name: str, *, is_file: bool) -> Origin | None:
    """Read ``Kari Nordmann_1234_assignsubmission_file_``, with or without a file's name."""
    found = _NAME.fullmatch(name)
    if not found:
        return None
    learner, number = clean_name(found["name"]), found["number"]
    if learner.casefold() in _ANONYMOUS:
        learner = f"{learner} {number}"
    return Origin("moodle", learner, number, file=(found["file"] or "") if is_file else "")
