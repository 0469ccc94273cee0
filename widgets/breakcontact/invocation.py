"""How Break Contact was started, so that commands in messages can be copied and run."""

from __future__ import annotations

import os
import sys
from pathlib import Path

PROGRAM = "BREAKCONTACT_PROGRAM"
"""The variable in which ``breakcontact lab`` tells kernels how it was started."""

_PROJECT = Path(__file__).parents[2]
_STARTED_IN = Path.cwd()  # some commands change the folder while they run


def program() -> str:
    """The program to type: ``breakcontact``, or ``python3 run.py`` if it was started that way."""
    if name := os.environ.get(PROGRAM):
        return name
    return _run_py(relative=True) if _is_run_py() else "breakcontact"


def program_anywhere() -> str:
    """The program to type in any folder: ``run.py`` with its full path."""
    return os.environ.get(PROGRAM) or (_run_py(relative=False) if _is_run_py() else "breakcontact")


def command(*words: str | Path) -> str:
    """A command as the user would type it, with quotes around words that contain spaces."""
    return " ".join(
        [program(), *(f'"{word}"' if " " in str(word) else str(word) for word in words)]
    )


def tell_damaged(path: Path) -> str:
    """What to say of a built file that is missing or damaged."""
    return f"{path.name} cannot be read. Build it again: {command('build')}."


def _is_run_py() -> bool:
    """Whether ``run.py`` started this process; it runs the package as a module."""
    return Path(sys.argv[0]).name == "__main__.py" and (_PROJECT / "run.py").is_file()


def _run_py(*, relative: bool) -> str:
    python = "py" if sys.platform == "win32" else "python3"
    script = _PROJECT / "run.py"
    path = "run.py" if relative and _STARTED_IN == _PROJECT else str(script)
    return f'{python} "{path}"' if " " in path else f"{python} {path}"
