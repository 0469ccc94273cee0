"""``breakcontact class add``: a teacher's own quiz in the course."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from bank_files import BANK_TEXT, translate, without_slots
from class_teacher import ClassTeacher
from sources import SCENARIO_TEXT

from breakcontact.cli import main
from breakcontact.cli.source_types import list_kinds
from breakcontact.quiz import load_definition

SLUG = "check_guild"
TEXT = without_slots(BANK_TEXT, "guild").replace("slug: before", f"slug: {SLUG}")


@pytest.fixture
def teacher(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> ClassTeacher:
    """A teacher with a course, and a quiz in another folder without a blueprint beside it."""
    teacher = ClassTeacher(tmp_path, capsys, monkeypatch)
    teacher.set_up()
    write_quiz(teacher, TEXT)
    return teacher


def write_quiz(teacher: ClassTeacher, text: str, slug: str = SLUG) -> Path:
    """Save a quiz and its translation in the teacher's own folder."""
    path = teacher.folder / "guild" / f"{slug}.yaml"
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, "utf-8")
    translate(path, list_kinds())
    return path


def test_a_quiz_of_ones_own_is_added_and_handed_out(teacher: ClassTeacher) -> None:
    """It is called by its title, and released as the others are."""
    added = teacher.say("add", f"guild/{SLUG}.yaml", "--language", "en")
    released = teacher.say("release", SLUG)

    assert (added.code, added.wrong) == (0, "")
    assert f"“Before” is in your course, as '{SLUG}'." in added.told
    assert f"class release {SLUG}" in added.told
    assert released.code == 0
    handout = teacher.root / "release" / SLUG
    assert (handout / f"{SLUG}.ipynb").is_file()
    assert len(load_definition(handout / f"{SLUG}.quiz.json").items) == 7


@pytest.mark.parametrize(
    ("audience", "title"),
    [("adults", "Check: The walking group"), ("teenagers", "Check: The guild")],
)
def test_the_quiz_that_new_writes_is_added_as_it_is(
    audience: str, title: str, teacher: ClassTeacher, capsys: pytest.CaptureFixture[str]
) -> None:
    """From nothing to a quiz in the course in two commands; status calls it by its title."""
    folder = teacher.folder / "my-club"

    assert main(["new", str(folder), "--audience", audience, "--quiz"]) == 0
    capsys.readouterr()
    assert main(["check", str(folder)]) == 0
    assert "No faults in 5 files" in capsys.readouterr().out
    added = teacher.say("add", "my-club/check_my_club.yaml", "--language", "en")
    status = teacher.say("status", "--language", "en")
    norwegian = teacher.say("status", "--language", "nb")

    assert f"“{title}” is in your course, as 'check_my_club'." in added.told
    handed_out = teacher.root / "source" / "check_my_club" / "check_my_club.quiz.json"
    assert load_definition(handed_out).audience == audience
    assert f" {title} check_my_club -" in status.told
    assert " Sjekk: Matchen check_01_match -" in norwegian.told
    readme = (folder / "README.md").read_text("utf-8")
    assert f"class add {folder}/check_my_club.yaml" in readme
    assert "**The file holds the right answers**" in readme


def test_a_quiz_that_was_not_added_says_how(teacher: ClassTeacher) -> None:
    """Whoever hands it out too early is told what comes first."""
    said = teacher.say("release", SLUG, "--language", "en")

    assert said.code == 2
    assert f"There is no assignment '{SLUG}'." in said.wrong
    assert "A quiz of your own has to be put into the course first: add FILE" in said.wrong


def test_an_item_can_send_a_learner_back_to_the_teachers_own_story(teacher: ClassTeacher) -> None:
    """A story that lies beside the quiz is a lesson to read on in."""
    story = teacher.folder / "guild" / "guild.yaml"
    story.write_text("format: 1\nid: guild\nscenes: {}\n", "utf-8")
    write_quiz(teacher, TEXT.replace("read_on: 01_match", "read_on: guild"))

    assert teacher.say("add", f"guild/{SLUG}.yaml").code == 0


def test_a_quiz_with_faults_leaves_the_course_as_it_was(teacher: ClassTeacher) -> None:
    """Each fault is printed with file and line, and then what to do."""
    path = write_quiz(teacher, TEXT.replace("objective: know-stages", "objective: know-stagse", 1))

    said = teacher.say("add", f"guild/{SLUG}.yaml")

    assert said.code == 1
    assert f"{path}:8:16: BC810 " in said.told
    assert f"1 fault: correct it in {SLUG}.yaml, then add the quiz again." in said.told
    assert not (teacher.root / "source" / SLUG).exists()


def test_a_translation_in_progress_does_not_keep_a_quiz_back(teacher: ClassTeacher) -> None:
    """The quiz is added in the languages that are ready, and the other one is told once."""
    po = teacher.folder / "guild" / f"{SLUG}.nb.po"
    po.write_text(re.sub('msgstr "Norsk.*"', 'msgstr ""', po.read_text("utf-8")), "utf-8")

    said = teacher.say("add", f"guild/{SLUG}.yaml", "--language", "en")

    assert said.code == 0
    assert said.told.count("not translated yet") == 1
    assert "“Before” is in your course" in said.told
    handed_out = teacher.root / "source" / SLUG / f"{SLUG}.quiz.json"
    assert load_definition(handed_out).languages == ("en",)


def test_a_quiz_is_changed_until_it_is_handed_out(teacher: ClassTeacher) -> None:
    """Before that, adding it again renews it; after that, answers depend on it."""
    teacher.say("add", f"guild/{SLUG}.yaml")
    write_quiz(teacher, TEXT.replace("title: Before", "title: The guild"))

    again = teacher.say("add", f"guild/{SLUG}.yaml")
    teacher.say("release", SLUG)
    too_late = teacher.say("add", f"guild/{SLUG}.yaml")

    assert "“The guild” is in your course" in again.told
    assert too_late.code == 2
    assert f"'{SLUG}' has been handed out, so it can no longer be changed." in too_late.wrong


@pytest.mark.parametrize("slug", ["check_01_match", "essay"])
def test_a_quiz_cannot_take_the_place_of_another(slug: str, teacher: ClassTeacher) -> None:
    """The kit's own quizzes and a teacher's notebooks stay what they are."""
    (teacher.root / "source" / "essay").mkdir()
    (teacher.root / "source" / "essay" / "essay.ipynb").write_text("{}", "utf-8")
    (teacher.folder / "guild" / f"{SLUG}.yaml").unlink()
    write_quiz(teacher, TEXT.replace(SLUG, slug), slug)

    said = teacher.say("add", f"guild/{slug}.yaml")

    assert said.code == 2
    assert f"There is another assignment '{slug}'." in said.wrong


def test_a_file_that_is_no_quiz_says_so(teacher: ClassTeacher) -> None:
    """A story is played and not handed in, so it cannot be added."""
    story = SCENARIO_TEXT.replace("{parameter: quiet}", "{parameter: further_demand_after_payment}")
    (teacher.folder / "guild" / "small.yaml").write_text(story, "utf-8")

    said = teacher.say("add", "guild/small.yaml")

    assert said.code == 2
    assert "There is no quiz in " in said.wrong
    assert "small.yaml" in said.wrong
