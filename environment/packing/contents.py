"""What goes into a bundle besides the wheels: the project without anybody's traces, and a start."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from pathspec import GitIgnoreSpec  # comes with hatchling, like packaging

PACKED = (
    ".gitignore",
    "CHANGELOG.md",
    "LICENSE",
    "LICENSE-CONTENT",
    "README.md",
    "assessments",
    "environment",
    "instructor_guide",
    "lessons",
    "pyproject.toml",
    "run.py",
    "widgets",
)
"""A course of a class, with names and hand-ins, is a folder of its own and is in none of these."""

START_FILES = {
    "windows": {"start.bat": "start.bat"},
    "macos": {"start.sh": "start.command"},
    "linux": {"start.sh": "start.sh", "start.desktop": "start.desktop"},
}
OF_A_CLASS = {"submitted", "autograded", "feedback", "release", "inbox"}
"""Folders that hold a class's work if somebody made the course in ours."""

_TEMPLATES = Path(__file__).parent / "start_files"
_EXPLANATION = "READ_ME_FIRST.txt"


def list_files(root: Path) -> Iterator[Path]:
    """The project's files, as paths within it, without records, gradebooks and what is built."""
    ignored = GitIgnoreSpec.from_lines((root / ".gitignore").read_text("utf-8").splitlines())
    for top in PACKED:
        if (root / top).is_file():
            yield Path(top)
        for folder, folders, names in os.walk(root / top):
            folders[:] = sorted(set(folders) - OF_A_CLASS) if top == "assessments" else folders
            for name in sorted(names):
                path = Path(folder, name).relative_to(root)
                if not ignored.match_file(path.as_posix()):
                    yield path


def render_start_files(system: str, pythons: Sequence[str]) -> dict[str, bytes]:
    """What a person opens in the unpacked folder: file names and contents."""
    names = {**START_FILES[system], _EXPLANATION: _EXPLANATION}
    return {
        name: _render(template, pythons, crlf=system == "windows")
        for template, name in names.items()
    }


def _render(template: str, pythons: Sequence[str], *, crlf: bool) -> bytes:
    text = (_TEMPLATES / template).read_text(encoding="utf-8")
    newest_first = list(reversed(pythons))
    for gap, words in (
        ("@VERSIONS@", " ".join(newest_first)),
        ("@EITHER@", " or ".join(filter(None, [", ".join(pythons[:-1]), pythons[-1]]))),
        ("@EITHER_NB@", " eller ".join(filter(None, [", ".join(pythons[:-1]), pythons[-1]]))),
    ):
        text = text.replace(gap, words)
    # Notepad shows UTF-8 without a mark as such only in newer versions of Windows.
    encoding = "utf-8-sig" if crlf and template.endswith(".txt") else "utf-8"
    return text.replace("\n", "\r\n" if crlf else "\n").encode(encoding)
