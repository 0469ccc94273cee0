"""Find out which learner a downloaded file belongs to, for nbgrader's ``zip_collect``."""

from __future__ import annotations

import re
from pathlib import PurePath
from typing import Any

from nbgrader.plugins import FileNameCollectorPlugin
from traitlets import Unicode

# What learning platforms add to a learner's name: "Kari Nordmann_1234_assignsubmission_file_" and
# "nordmannkari_late_1234_98765_". Only in the second is the number always the learner's.
_PLATFORMS = (
    re.compile(r"(?P<name>.+?)_\d+_assignsubmission_file_?.*"),
    re.compile(r"(?P<name>.+?)(?i:_late)?(?P<number>_\d{3,})_\d{3,}_?"),
)


class LearnerFolders(FileNameCollectorPlugin):  # type: ignore[misc]
    """Takes the learner's name from the folder or zip file that contained the files.

    ``kari/before.ipynb``, ``kari.zip`` with ``before/before.ipynb`` in it, and
    ``kari_before.ipynb`` are all Kari's.
    """

    assignment = Unicode(help="The assignment that is collected").tag(config=True)
    extracted = Unicode(help="The folder that all was unpacked into").tag(config=True)

    def collect(self, submitted_file: str) -> dict[str, Any] | None:
        """The learner and the file, or ``None`` for a file that is no part of a hand-in."""
        file = PurePath(submitted_file).relative_to(self.extracted)
        for ending in (".responses.json", ".ipynb"):
            wanted = f"{self.assignment}{ending}"
            if file.name.endswith(wanted):
                learner = find_learner(file, self.assignment, file.name[: -len(wanted)])
                if learner:
                    return {"student_id": learner, "file_id": wanted}
        return None


def find_learner(file: PurePath, assignment: str, prefix: str) -> str:
    """The learner's name from the prefix of the file's name, or else from the nearest folder."""
    if prefix:
        return _tidy(prefix, assignment)
    for folder in reversed(file.parts[:-1]):
        if learner := _tidy(folder, assignment):
            return learner
    return ""


def _tidy(name: str, assignment: str) -> str:
    """Remove the assignment's name and what a platform adds to the learner's name."""
    for platform in _PLATFORMS:
        if known := platform.fullmatch(name):
            name = known["name"] + known.groupdict().get("number", "")
    name = re.sub(rf"(^|[-_ .]){re.escape(assignment)}(?=$|[-_ .])", "", name)
    # nbgrader uses '+' as a separator, and a name that begins with a dot is hidden.
    return re.sub(r"[\s+/\\]+", "-", name.strip()).strip(".-_")
