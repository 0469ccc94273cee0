"""A teacher at the keyboard: ``breakcontact class``, word by word, in the process of the test."""

from __future__ import annotations

import io
import json
import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from breakcontact.cli import main
from breakcontact.quiz import load_definition
from breakcontact.quiz.responses import render_responses

SECRET = "0" * 128
NAMING_THE_FOLDER = ("home/course.txt", "course/nbgrader_config.py")
"""The files of a course that hold the path of a folder; its log holds those of the first one."""


@dataclass(frozen=True)
class Said:
    """What a word of the command did.

    Attributes:
        code: Its exit code.
        told: What it printed, with single spaces.
        wrong: What it complained of.
    """

    code: int
    told: str
    wrong: str


@dataclass(frozen=True)
class PreparedCourse:
    """A course as it was after ``setup`` and ``release``, to begin other tests with.

    Attributes:
        folder: Where it is kept.
        origin: The folder that it was made in, which some of its files name.
    """

    folder: Path
    origin: Path

    @classmethod
    def keep(cls, origin: Path) -> PreparedCourse:
        """Keep a copy of a course and of everything beside it."""
        folder = Path(tempfile.mkdtemp(dir=origin.parent, prefix="prepared-"))
        shutil.copytree(origin, folder, dirs_exist_ok=True)
        return cls(folder, origin)

    def copy_to(self, folder: Path) -> None:
        """Put a copy into an empty folder, which its files then name as their own."""
        shutil.copytree(self.folder, folder, dirs_exist_ok=True)
        for name in NAMING_THE_FOLDER:
            path = folder / name
            text = path.read_text(encoding="utf-8")
            path.write_text(text.replace(str(self.origin), str(folder)), encoding="utf-8")


_prepared: dict[tuple[tuple[str, ...], bool], PreparedCourse] = {}


class ClassTeacher:
    """Types words of ``breakcontact class``.

    Args:
        folder: An empty folder, which becomes the current one.
        capsys: Where what is printed is read.
        patch: What is set for the time of the test.
    """

    def __init__(
        self, folder: Path, capsys: pytest.CaptureFixture[str], patch: pytest.MonkeyPatch
    ) -> None:
        self.folder = folder
        self.root = folder / "course"
        self.exchange = folder / "exchange"
        self._capsys, self._patch = capsys, patch
        patch.chdir(folder)
        patch.setenv("BREAKCONTACT_HOME", str(folder / "home"))
        patch.setenv("COLUMNS", "200")
        patch.setenv("LC_ALL", "C.UTF-8")
        for name in ("CONFIG", "DATA", "RUNTIME"):
            patch.setenv(f"JUPYTER_{name}_DIR", str(folder / "jupyter" / name.lower()))

    def say(self, *words: str, typed: str | None = None) -> Said:
        """Type a word; with ``typed``, at a terminal where questions can be answered."""
        screen = io.StringIO(typed or "")
        self._patch.setattr(screen, "isatty", lambda: typed is not None, raising=False)
        self._patch.setattr("sys.stdin", screen)
        code = main(["class", *words])
        captured = self._capsys.readouterr()
        return Said(code, " ".join(captured.out.split()), " ".join(captured.err.split()))

    def set_up(self, *names: str, shared: bool = False) -> None:
        """Make the course and hand out assignments; after the first time, from a copy."""
        if prepared := _prepared.get((names, shared)):
            prepared.copy_to(self.folder)
            return
        options = ["--exchange", str(self.exchange)] if shared else []
        assert self.say("setup", str(self.root), *options).code == 0
        for name in names:
            assert self.say("release", name).code == 0
        _prepared[names, shared] = PreparedCourse.keep(self.folder)

    def write_hand_in(self, folder: Path, slug: str, answers: dict[str, Any]) -> Path:
        """What a learner hands in."""
        shutil.copytree(self.root / "release" / slug, folder)
        definition = load_definition(folder / f"{slug}.quiz.json")
        kept = {name: (number, value) for number, (name, value) in enumerate(answers.items(), 1)}
        text = render_responses(definition, kept, revision=len(kept), language="en", country="NO")
        (folder / definition.responses_name).write_text(text, encoding="utf-8")
        return folder

    def submit(self, name: str, slug: str, answers: dict[str, Any], stamp: str) -> None:
        """Put a hand-in into the exchange as ``nbgrader submit`` does."""
        inbound = self.exchange / "break_contact" / "inbound"
        folder = self.write_hand_in(inbound / f"{name}+{slug}+{stamp}+x", slug, answers)
        (folder / "timestamp.txt").write_text(stamp, encoding="utf-8")
        (folder / "submission_secret.txt").write_text(f"{name}{SECRET}", encoding="utf-8")

    def log(self) -> str:
        """What nbgrader said."""
        return (self.root / "class.log").read_text(encoding="utf-8")

    def source(self, slug: str) -> dict[str, Any]:
        """The teacher's notebook."""
        path = self.root / "source" / slug / f"{slug}.ipynb"
        loaded: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        return loaded
