"""A new widget and a new item type: what CONTRIBUTING lists is written, and the page shows it."""

from __future__ import annotations

import importlib.util
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from fresh_project import tracked_files
from playwright.sync_api import Browser, Page, expect
from toys import ITEM_TYPE, PACKAGE, QUESTIONS, WIDGET, Toy
from widget_page import open_page, show_widget

from breakcontact.i18n import load_messages

LAMP = """
import json
from breakcontact.lessons import load_lessons
from breakcontact.ui import Lesson

lamp = Lesson(load_lessons()[0].slug, language="nb", memory_only=True).lamp()
print(json.dumps({name: getattr(lamp, name) for name in ("lit", "language", "labels")}))
"""
PAIR = """
import json, sys
from pathlib import Path
from breakcontact.i18n import load_messages
from breakcontact.own_lessons.compiling import compile_own
from breakcontact.ui.quiz.practice import load_practice

source = Path(sys.argv[1])
(name,) = compile_own(source).texts
built = source.parent / ".breakcontact" / name
practice = load_practice(built, language="en", labels=load_messages("en"))
traits = ("items", "answer_keys", "lines", "topics", "language", "labels")
print(json.dumps({trait: getattr(practice, trait) for trait in traits}))
"""
SCORE = """
from breakcontact.quiz import score_response

print(score_response("pair", {"right": ["salt", "pepper"]}, ["salt", "rain"], 2))
"""


@dataclass(frozen=True, slots=True)
class Copy:
    """A copy of the project with both toys.

    Attributes:
        folder: Where it is.
        touched: The files that each toy wrote or changed, by its name in CONTRIBUTING.
    """

    folder: Path
    touched: dict[str, set[str]]

    def run(self, *words: str) -> str:
        """Run Python with the copied package; what it prints."""
        run = subprocess.run(
            [sys.executable, *words],
            cwd=self.folder,
            env={**os.environ, "PYTHONPATH": str(self.folder / "widgets")},
            capture_output=True,
            text=True,
        )
        assert run.returncode == 0, run.stdout + run.stderr
        return run.stdout

    @property
    def bundles(self) -> Path:
        """Where its bundles are."""
        return self.folder / PACKAGE / "ui/bundles"


@pytest.fixture(scope="module")
def copy(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Copy:
    """The project with both toys written into it, bundled and built."""
    folder = tmp_path_factory.mktemp("project")
    for name in tracked_files(root):
        if name.startswith(("widgets/", "assessments/", "lessons/")):
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(root / name, folder / name)
    toys = {"A widget": WIDGET, "An item type": ITEM_TYPE}
    made = Copy(folder, {name: _write(toy, folder) for name, toy in toys.items()})
    _bundle(root, folder / PACKAGE / "ui")
    made.run("-m", "breakcontact", "build")
    return made


def _write(toy: Toy, folder: Path) -> set[str]:
    """Write a toy; the files in the package that are new or not what they were."""
    before = _read(folder)
    toy.write(folder)
    after = _read(folder)
    return {name for name, text in after.items() if before.get(name) != text}


def _read(folder: Path) -> dict[str, bytes]:
    package = folder / PACKAGE
    paths = (path for path in package.rglob("*") if path.is_file())
    return {path.relative_to(package).as_posix(): path.read_bytes() for path in paths}


def _bundle(root: Path, ui: Path) -> None:
    """Do what ``run.py bundles`` does, on the copy."""
    place = root / "environment" / "bundles.py"
    spec = importlib.util.spec_from_file_location("bundles", place)
    assert spec is not None
    assert spec.loader is not None
    bundler: Any = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(bundler)
    bundles = bundler.build_bundles(ui)
    bundler.write_bundles(bundles, list(bundles), ui / "bundles")


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """An empty page."""
    with open_page(browser) as page:
        yield page


@pytest.mark.parametrize(
    ("title", "count"), [("A widget", 7), ("An item type", 8)], ids=["widget", "item type"]
)
def test_only_what_contributors_are_told_is_touched(
    title: str, count: int, copy: Copy, root: Path
) -> None:
    """CONTRIBUTING lists every file that is written or changed, and no other."""
    guide = (root / ".github/CONTRIBUTING.md").read_text(encoding="utf-8")
    section = guide.partition(f"### {title}\n")[2].partition("\n### ")[0]
    rows = "\n".join(line for line in section.splitlines() if line.startswith("|"))
    listed = {
        name.replace("<widget>", "lamp").replace("<folder>", "lamp").replace("<type>", "pair")
        for name in re.findall(r"`([\w<>]+/[\w<>/]*\.\w+[.\w]*)`", rows)
    }

    assert listed == copy.touched[title]
    assert len(listed) == count


def test_types_of_a_new_widget_and_item_type_are_known(
    copy: Copy, root: Path, tmp_path: Path
) -> None:
    """No type has to be declared elsewhere for the checker of the JavaScript to pass."""
    settings = {
        "extends": str(root / "environment/javascript/tsconfig.json"),
        "include": [
            str(copy.folder / PACKAGE / "ui/*/*"),
            str(copy.folder / PACKAGE / "ui/quiz/items/*"),
        ],
        "exclude": [str(copy.folder / PACKAGE / "ui/bundles")],
    }
    (tmp_path / "tsconfig.json").write_text(json.dumps(settings), encoding="utf-8")

    checked = subprocess.run(
        [sys.executable, root / "environment/check_javascript.py", tmp_path / "tsconfig.json"],
        capture_output=True,
        text=True,
    )

    assert (checked.returncode, checked.stdout) == (0, "No faults in the types.\n")


@pytest.mark.browser
def test_a_new_widget_is_shown_by_a_lesson(copy: Copy, page: Page) -> None:
    """A notebook calls it; it is shown in the reader's words and its own style, and it works."""
    state = json.loads(copy.run("-c", LAMP))

    show_widget(page, "lamp", state, bundles=copy.bundles)

    button = page.get_by_role("region", name="En lampe").get_by_role("button", name="Slå den på")
    expect(button).to_have_css("border-radius", "50px")
    button.click()
    expect(button).to_have_attribute("aria-pressed", "true")


@pytest.mark.browser
def test_a_question_of_a_new_type_is_answered_in_the_page(
    copy: Copy, page: Page, tmp_path: Path
) -> None:
    """An author writes one, a learner answers it in the page, and Python scores the answer."""
    source = tmp_path / "toy_questions.yaml"
    source.write_text(QUESTIONS, encoding="utf-8")
    state = json.loads(copy.run("-c", PAIR, str(source)))

    show_widget(page, "practice", state, bundles=copy.bundles)

    card = page.get_by_role("article", name="Which two belong on the table?")
    expect(card.locator(".breakcontact-quiz__pair")).to_have_css("border-top-style", "dotted")
    card.get_by_label("Salt").check()
    card.get_by_label("Rain").check()
    card.get_by_role("button", name=load_messages("en")["quiz.check"]).click()
    key = card.get_by_role("listitem")
    expect(key).to_have_count(3)
    expect(key.filter(has_text="It stays outside.")).to_contain_text(
        load_messages("en")["quiz.key.yours"]
    )
    assert copy.run("-c", SCORE) == "1.0\n"
