"""nbgrader's exchange as a learner's kernel reaches it: without loading nbgrader."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from contextlib import suppress
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from jupyter_core.paths import jupyter_config_path
from traitlets.config.loader import Config, PyFileConfigLoader

from breakcontact.ui.start.links import find_root

SECONDS = 120
"""How long nbgrader may take; its import alone can take ten seconds on a slow machine."""
_SETTINGS = "nbgrader_config.py"
_FURTHEST = 5
_USUAL_ROOT = "/usr/local/share/nbgrader/exchange"
"""nbgrader's own default."""
_WHERE = os.R_OK | os.W_OK | os.X_OK


def has_exchange(folder: Path) -> bool:
    """Whether a learner can hand in through nbgrader's exchange on this machine.

    Args:
        folder: The quiz's folder.
    """
    # nbgrader has no exchange on Windows.
    if os.name == "nt" or find_spec("nbgrader") is None:
        return False
    settings = _read_settings(_settings_folder(folder))
    if settings.ExchangeFactory:  # an exchange of another kind, such as a service
        return True
    root = settings.ExchangeSubmit.get("root") or settings.Exchange.get("root") or _USUAL_ROOT
    return os.access(str(root), _WHERE)


def submit(folder: Path, slug: str, files: Mapping[str, bytes], course: str) -> dict[str, Any]:
    """Submit a quiz; this takes seconds.

    The files are copied first: the quiz's own folder may have another name, be read-only, or hold
    much that is nobody's business.

    Args:
        folder: The quiz's folder.
        slug: The name of the quiz.
        files: What is handed in, by name.
        course: The course that the learner chose, or "".

    Returns:
        As ``breakcontact.grading.handing_in.main``.
    """
    try:
        with TemporaryDirectory(prefix="breakcontact-") as made:
            copy = Path(made) / slug
            copy.mkdir()
            for name, content in files.items():
                (copy / name).write_bytes(content)
            return _run({"folder": made, "slug": slug, "course": course}, _settings_folder(folder))
    except (OSError, ValueError, subprocess.SubprocessError) as error:
        return {"state": "failed", "reason": str(error)}


def _run(asked: dict[str, str], where: Path) -> dict[str, Any]:
    done = subprocess.run(
        [sys.executable, "-m", "breakcontact.grading.handing_in"],
        input=json.dumps(asked),
        capture_output=True,
        cwd=where,
        encoding="utf-8",
        timeout=SECONDS,
        check=False,
    )
    lines = done.stdout.strip().splitlines()
    if not lines:
        return {"state": "failed", "reason": done.stderr.strip()[-500:]}
    answer: dict[str, Any] = json.loads(lines[-1])
    return answer


def _settings_folder(folder: Path) -> Path:
    """The nearest folder above the quiz that has settings, or the one that the server serves.

    nbgrader's own list of assignments reads the latter.
    """
    root = find_root()
    for above in (folder, *folder.parents)[:_FURTHEST]:
        if (above / _SETTINGS).is_file():
            return above
        if above == root:
            break
    return root if root is not None and root.is_dir() else folder


def _read_settings(folder: Path) -> Config:
    settings = Config()
    for each in (*reversed(jupyter_config_path()), str(folder)):
        # Settings are Python code, which can raise anything; nbgrader passes over such files, too.
        with suppress(Exception):
            settings.merge(PyFileConfigLoader(_SETTINGS, path=each).load_config())
    return settings
