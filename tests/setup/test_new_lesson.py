"""A new lesson is content: with its files added and none of ours changed, it is everywhere."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from fresh_project import tracked_files

from breakcontact.i18n import list_languages
from breakcontact.lessons import LessonEntry, load_lessons

ROOT = Path(__file__).parents[2]
DATA = "widgets/breakcontact/data"
NEEDED = ("widgets/", "assessments/", "lessons/", "instructor_guide/", "README.md")
SLUG, STORY, CHECK = "09_lamp", "lamp", "check_09_lamp"
ENTRY = f"""
  - slug: {SLUG}
    title: The lamp
    story: {STORY}
    practice: {SLUG}
    check: {CHECK}
    audience: [adults, police]
    minutes: 45
quizzes:
"""
TITLE = """
msgctxt "09_lamp"
msgid "The lamp"
msgstr "Lampen"
"""
ASK = """
import json
from breakcontact.guide.lessons import load_parts
from breakcontact.lessons import list_assignments
from breakcontact.ui import Lesson

lesson = Lesson("09_lamp", language="nb", memory_only=True)
print(json.dumps({
    "story": lesson.chat().story["id"],
    "questions": len(lesson.questions().items),
    "assignments": list_assignments(),
    "parts": [part.id for part in load_parts("09_lamp", "nb")],
}))
"""


def _run(project: Path, *words: str) -> str:
    """Run Python on the copy of the package; what it prints."""
    environment = {**os.environ, "PYTHONPATH": str(project / "widgets")}
    run = subprocess.run(
        [sys.executable, *words], cwd=project, env=environment, capture_output=True, text=True
    )
    assert run.returncode == 0, run.stdout + run.stderr
    return run.stdout


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the project with one lesson more, built."""
    folder = tmp_path_factory.mktemp("project")
    for name in tracked_files(ROOT):
        if name.startswith(NEEDED):
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(ROOT / name, folder / name)
    _add_lesson(folder, next(lesson for lesson in load_lessons() if lesson.story))
    _run(folder, "-m", "breakcontact", "build")
    _run(folder, "-m", "breakcontact", "guide", "--write-tables")
    return folder


def _add_lesson(project: Path, model: LessonEntry) -> None:
    """Write the files of a lesson that is like another under another name, and list it."""
    course = project / DATA / "course.yaml"
    listed = course.read_text(encoding="utf-8")
    course.write_text(listed.replace("\nquizzes:\n", ENTRY), encoding="utf-8")
    with course.with_suffix(".nb.po").open("a", encoding="utf-8") as titles:
        titles.write(TITLE)

    questions = (project / DATA / "questions").glob("*.yaml")
    practice = next(
        path for path in questions if f"lesson: {model.slug}\n" in path.read_text("utf-8")
    )
    copies = {
        project / DATA / f"scenarios/{model.story}.yaml": STORY,
        practice: SLUG,
        project / f"assessments/bank/{model.check}.yaml": CHECK,
    }
    copies |= {path.with_suffix(".nb.po"): name for path, name in copies.items()}
    copies |= dict.fromkeys(project.glob(f"lessons/*/{model.slug}.ipynb"), SLUG)
    pages = project.glob(f"instructor_guide/*/lesson_{model.slug}.md")
    copies |= dict.fromkeys(pages, f"lesson_{SLUG}")
    for path, name in copies.items():
        text = path.read_text(encoding="utf-8").replace(model.slug, SLUG)
        text = re.sub(
            rf"^(id:|<!-- made: minutes) {model.story}\b", rf"\1 {STORY}", text, flags=re.M
        )
        text = re.sub(r"\b[a-z]+-(0[1-9])\b", r"lamp-\1", text) if CHECK in name else text
        suffix = "".join(path.suffixes)
        path.with_name(f"{name}{suffix}").write_text(text, encoding="utf-8")


def test_a_lesson_takes_the_files_that_contributors_are_told(project: Path) -> None:
    """CONTRIBUTING lists every file that an author writes or changes, and no other."""
    guide = (ROOT / ".github/CONTRIBUTING.md").read_text(encoding="utf-8")
    section = guide.partition("### A lesson\n")[2].partition("\n## ")[0].partition("A cell")[0]
    listed = {
        name.replace("<language>", language).replace("<slug>", SLUG).replace("<story>", STORY)
        for name in re.findall(r"`([^`]+/[^`]+)`", section)
        for language in list_languages()
    }

    written = {
        path.relative_to(project).as_posix()
        for path in project.rglob("*")
        if path.is_file() and SLUG in path.name.replace(STORY, SLUG)
    }
    built = {name for name in written if "/built/" in name or "/source/" in name}
    assert listed == (written - built) | {f"{DATA}/course.yaml", f"{DATA}/course.nb.po"}
    assert len(listed) == 12


def test_a_new_lesson_is_played_and_asked_about(project: Path) -> None:
    """Its notebook finds story, questions and parts, and its check has its place in the order."""
    found = json.loads(_run(project, "-c", ASK))

    assert found["story"] == STORY
    assert found["questions"] > 0
    assert {"before", "play", "review"} <= set(found["parts"])
    order = found["assignments"]
    assert order.index("before") < order.index(CHECK) < order.index("after")


@pytest.mark.parametrize(
    ("page", "row"),
    [
        (
            "README.md",
            "| [The lamp](lessons/en/09_lamp.ipynb) · [Lampen](lessons/nb/09_lamp.ipynb) | 45 |",
        ),
        (
            "instructor_guide/nb/index.md",
            "| [Lampen](lesson_09_lamp.md) | 45 | – | `check_09_lamp` |",
        ),
        (
            "instructor_guide/en/quizzes.md",
            "| `check_09_lamp` | right after “The lamp”, or the day after | 8 questions, ",
        ),
    ],
)
def test_tables_list_a_new_lesson(project: Path, page: str, row: str) -> None:
    """Readers of the README and of the guide find it without anybody writing it down there."""
    text = (project / page).read_text(encoding="utf-8")

    assert text.count(row) == 2, "once for each of its audiences"


def test_a_lesson_without_its_files_is_told_what_is_missing(project: Path, tmp_path: Path) -> None:
    """An entry alone names each file that has yet to be written."""
    data = tmp_path / DATA
    shutil.copytree(project / DATA, data)
    shutil.copytree(project / "assessments/bank", tmp_path / "assessments/bank")
    (tmp_path / "lessons/en").mkdir(parents=True)
    course = data / "course.yaml"
    text = course.read_text(encoding="utf-8")
    course.write_text(re.sub(r"\blamp\b|09_lamp\b", "10_moon", text), encoding="utf-8")

    run = subprocess.run(
        [sys.executable, "-m", "breakcontact", "check", str(course)], capture_output=True, text=True
    )

    for says in (
        "No file in 'questions' beside this one has the line 'lesson: 10_moon'.",
        "There is no file assessments/bank/check_10_moon.yaml.",
        "There is no notebook lessons/en/10_moon.ipynb.",
    ):
        assert says in run.stdout
