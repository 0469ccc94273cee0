"""Keep nbgrader from running what was handed in, also where it does not read our settings.

nbgrader's own grading runs every notebook with the kernel that the gradebook names for it. For a
quiz of ours the gradebook names one that no machine has: where our converter is not the active
one, however grading was started and whatever configuration was found, nbgrader stops before the
first cell, and the name of the kernel is what it then tells. Our grading starts no kernel. Only a
kernel that someone sets for nbgrader itself (``Execute.kernel_name``) goes before the gradebook's.
"""

from __future__ import annotations

import json

from nbgrader.api import Gradebook

KERNEL = (
    "that runs what was handed in. Break Contact grades answers without running them, but nbgrader "
    "did not read the settings of this course, so nothing was graded. Start grading in the folder "
    "of the course, which holds nbgrader_config.py, or with 'class grade'"
)
"""Follows nbgrader's "No such kernel named"."""
_KERNELSPEC = json.dumps({"name": KERNEL, "display_name": "none", "language": "python"})


def forbid_running(gradebook: Gradebook, assignment: str) -> None:
    """Let the gradebook name no kernel for the notebooks of a quiz of ours."""
    changed = [
        notebook
        for notebook in gradebook.find_assignment(assignment).notebooks
        if notebook.kernelspec != _KERNELSPEC
    ]
    for notebook in changed:
        notebook.kernelspec = _KERNELSPEC
    if changed:
        gradebook.db.commit()
