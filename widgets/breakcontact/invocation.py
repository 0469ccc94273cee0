"""How the reader started us, so that a command in a message can be copied and run."""

from __future__ import annotations

import os
import sys
from pathlib import Path

PROGRAM = "BREAKCONTACT_PROGRAM"
"""The variable in which ``breakcontact lab`` tells kernels how it was started."""

_PROJECT = Path(__file__).parents[2]
_STARTED_IN = Path.cwd()  # some commands change the folder while they run


def program() -> str:
    """What to type to reach us: ``breakcontact``, or ``python3 run.py`` if that started us."""
    told = os.environ.get(PROGRAM)
    if told:
        return told
    return _run_py(relative=True) if _is_run_py() else "breakcontact"


def program_anywhere() -> str:
    """The same for another folder: ``run.py`` with its whole path."""
    return os.environ.get(PROGRAM) or (_run_py(relative=False) if _is_run_py() else "breakcontact")


def command(*words: str | Path) -> str:
    """A command of ours as the reader would type it, with quotes where a word holds a blank."""
    return " ".join(
        [program(), *(f'"{word}"' if " " in str(word) else str(word) for word in words)]
    )


def _is_run_py() -> bool:
    """Whether ``run.py`` started us: it calls the package as a module, with its own Python."""
    return Path(sys.argv[0]).name == "__main__.py" and (_PROJECT / "run.py").is_file()


def _run_py(*, relative: bool) -> str:
    python = "py" if sys.platform == "win32" else "python3"
    script = _PROJECT / "run.py"
    place = "run.py" if relative and _STARTED_IN == _PROJECT else str(script)
    return f'{python} "{place}"' if " " in place else f"{python} {place}"
