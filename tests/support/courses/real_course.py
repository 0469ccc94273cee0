"""A course on this machine, led by the real commands in processes of their own."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from forked_commands import Done, run_module
from notebook_server import private_environment

from breakcontact.grading.source_assignment import read_key
from breakcontact.quiz import QuizDefinition, load_definition, score_response

COURSE_ID = "break_contact"


class RealCourse:
    """A teacher's course, an exchange, and learners with folders of their own.

    Args:
        folder: An empty folder for them all.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.root = folder / "course"
        self.exchange = folder / "exchange"
        self.learners = folder / "learners"
        self.learners.mkdir(parents=True, exist_ok=True)

    def teach(self, *words: str, typed: str | None = None) -> Done:
        """Run ``breakcontact class`` as the teacher."""
        words = ("breakcontact", "class", *words)
        return self._run(words, self.folder, self.folder / "teacher", typed)

    @contextmanager
    def formgrader(self) -> Iterator[str]:
        """Let the teacher open the formgrader; the address that is told."""
        words = ("class", "mark", "--formgrader", "--no-browser")
        command = [sys.executable, "-m", "breakcontact", *words]
        environment = {**private_environment(self.folder / "teacher"), "LC_ALL": "C.UTF-8"}
        with subprocess.Popen(
            command, cwd=self.folder, env=environment, stdout=subprocess.PIPE, text=True
        ) as server:
            assert server.stdout is not None, "its output is a pipe"
            try:
                yield next(line.strip() for line in server.stdout if "http://" in line)
            finally:
                server.terminate()

    def nbgrader(self, *words: str) -> Done:
        """Run one of nbgrader's commands in the course."""
        return self._run(("nbgrader", *words), self.root, self.folder / "teacher")

    def learner(self, name: str) -> Path:
        """A learner's folder, which knows where the exchange is."""
        home = self.learners / name
        home.mkdir(parents=True, exist_ok=True)
        lines = [
            "c = get_config()",
            f"c.CourseDirectory.course_id = {COURSE_ID!r}",
            f"c.CourseDirectory.student_id = {name!r}",
            f"c.Exchange.root = {str(self.exchange)!r}",
            f"c.Exchange.cache = {str(home / 'handed_in')!r}",
        ]
        (home / "nbgrader_config.py").write_text("\n".join(lines), encoding="utf-8")
        return home

    def learn(self, name: str, *words: str) -> Done:
        """Run one of nbgrader's commands as a learner."""
        return self._run(("nbgrader", *words), self.learner(name), self.folder / "homes" / name)

    def fetch(self, name: str, slug: str) -> Path:
        """Let a learner fetch an assignment; its folder."""
        assert self.learn(name, "fetch_assignment", slug).code == 0
        return self.learner(name) / slug

    def submit(self, name: str, slug: str) -> None:
        """Let a learner hand in."""
        done = self.learn(name, "submit", slug, "--student", name)
        assert done.code == 0, done.wrong

    def definition(self, slug: str) -> QuizDefinition:
        """What is asked."""
        return load_definition(self.root / "source" / slug / f"{slug}.quiz.json")

    def keys(self, slug: str) -> dict[str, Any]:
        """The right answers, from the teacher's notebook."""
        return find_keys(self.root, slug)

    def expected_score(self, slug: str, answers: Mapping[str, Any]) -> float:
        """What answers are worth before anything is marked by hand."""
        items, keys = self.definition(slug).items, self.keys(slug)
        scores = [
            score_response(item.kind, keys[item.id], answers.get(item.id), item.points)
            for item in items
            if item.id in keys
        ]
        return round(sum(scores), 2)

    def _run(
        self, words: tuple[str, ...], folder: Path, home: Path, typed: str | None = None
    ) -> Done:
        home.mkdir(parents=True, exist_ok=True)
        environment = {**private_environment(home), "LC_ALL": "C.UTF-8"}
        return run_module(*words, folder=folder, environment=environment, typed=typed)


def find_keys(root: Path, slug: str) -> dict[str, Any]:
    """The right answers of a quiz, from the teacher's notebook in a course."""
    folder = root / "source" / slug
    table = json.loads((folder / f"{slug}.ipynb").read_text(encoding="utf-8"))
    cells = {
        cell["metadata"]["nbgrader"]["grade_id"]: "".join(cell["source"]) for cell in table["cells"]
    }
    items = load_definition(folder / f"{slug}.quiz.json").items
    found = {item.id: read_key(cells[item.id], item.id) for item in items}
    return {name: key for name, key in found.items() if key is not None}


def right_answer(kind: str, key: Mapping[str, Any]) -> Any:
    """An answer that gets all points."""
    match kind:
        case "order":
            return [step for group in key["orders"][0]["groups"] for step in group]
        case "match":
            return {row: options[0] for row, options in key["pairs"].items()}
        case "judge":
            return {"genuine": key["genuine"], "sure": "fairly"}
    return key["right"]


def weak_answer(kind: str, key: Mapping[str, Any], options: tuple[str, ...]) -> Any:
    """An answer that gets some points or none."""
    right = right_answer(kind, key)
    match kind:
        case "order":
            return right[::-1]
        case "match":
            return dict(list(right.items())[:-1])
        case "judge":
            return {"genuine": not right["genuine"], "sure": "sure"}
        case "several":
            return [option for option in options if option == right[0]]
    return next(option for option in options if option != right)
