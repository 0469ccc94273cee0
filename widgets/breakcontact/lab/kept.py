"""Find and delete what learners leave on a machine: plays, choices, answers, and traces of them."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from breakcontact.lab.server import HOME
from breakcontact.quiz.course_location import COURSE_FILES

CHECKPOINTS: Final = ".ipynb_checkpoints"
"""Where JupyterLab copies a file that somebody has opened in it and saved."""

_PARTIAL: Final = r"\..+\.(record|responses|handed-in)\.json\.[0-9a-f]{8}"
_ASIDE: Final = r".+\.record\.json\.(damaged|earlier)-\d+|.+\.responses\.damaged-\d+\.json"
_WHOLE: Final = r".+\.(record|responses|handed-in)\.json"
_COPY: Final = r".+\.(record|responses)(\.damaged-\d+)?-checkpoint\.json"
_KEPT: Final = re.compile("|".join((_PARTIAL, _ASIDE, _WHOLE, _COPY)))

_TRACES: Final = ("learner/workspaces/*", "learner/ipython/**/history.sqlite*")
"""In the folder of JupyterLab: how it was arranged, and which cells were run when."""


@dataclass(frozen=True, slots=True)
class Found:
    """What lies in some folders.

    Attributes:
        files: What is kept of plays and quizzes, set aside and half-written files included.
        folders: Folders that stand where such a file should, which are not deleted.
        courses: Teachers' courses, in which nothing is looked for.
    """

    files: tuple[Path, ...]
    folders: tuple[Path, ...]
    courses: tuple[Path, ...]


@dataclass(frozen=True, slots=True)
class Deleted:
    """What became of files that were to be deleted.

    Attributes:
        files: Those that are gone.
        failures: Those that are still there, each with the reason.
    """

    files: tuple[Path, ...]
    failures: tuple[tuple[Path, str], ...]


def find_kept(folders: Iterable[Path]) -> Found:
    """What learners have left in folders and all folders below; links are not followed."""
    files: list[Path] = []
    others: list[Path] = []
    courses: list[Path] = []
    for folder in folders:
        for root, inner, names in os.walk(folder):
            here = Path(root)
            if any(name in COURSE_FILES for name in names):
                courses.append(here)
                inner.clear()
                continue
            files += [here / name for name in names if _KEPT.fullmatch(name)]
            for name in [name for name in inner if _KEPT.fullmatch(name)]:
                inner.remove(name)
                (files if (here / name).is_symlink() else others).append(here / name)
            inner[:] = [n for n in inner if not n.startswith(".") or n == CHECKPOINTS]
    return Found(tuple(dict.fromkeys(sorted(files))), tuple(others), tuple(courses))


def find_traces() -> tuple[Path, ...]:
    """What JupyterLab itself has noted about the lessons that were opened with ``lab``."""
    home = Path(os.environ.get(HOME) or Path(sys.prefix) / "var" / "breakcontact")
    return tuple(sorted(path for each in _TRACES for path in home.glob(each) if path.is_file()))


def delete_files(paths: Iterable[Path]) -> Deleted:
    """Delete files; one that cannot be deleted stops nothing."""
    gone: list[Path] = []
    failures: list[tuple[Path, str]] = []
    for path, reason in _delete(paths):
        if reason is None:
            gone.append(path)
        else:
            failures.append((path, reason))
    return Deleted(tuple(gone), tuple(failures))


def _delete(paths: Iterable[Path]) -> Iterator[tuple[Path, str | None]]:
    for path in paths:
        try:
            path.unlink(missing_ok=True)
        except OSError as error:
            yield path, error.strerror or "the disk refused"
        else:
            yield path, None
