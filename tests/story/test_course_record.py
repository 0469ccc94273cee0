"""What is kept of a learner's way through the course, and what is told from it."""

from __future__ import annotations

import json
import stat
from pathlib import Path

import pytest
from shipped import LESSONS, PLAYED

from breakcontact.story import Playthrough, RecordFile, Story
from breakcontact.story.course_record import (
    NAME,
    CourseRecord,
    delete_records,
    find_home,
    find_progress,
    list_records,
    load_course_record,
    save_course_record,
)
from breakcontact.story.record import Record


@pytest.fixture
def story() -> Story:
    """A story that is shipped."""
    assert PLAYED.story_file is not None
    return Story.load(PLAYED.story_file)


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A course's folder with a folder for each language."""
    for code in ("en", "nb"):
        (tmp_path / code).mkdir()
    return tmp_path


def play_to_the_end(story: Story) -> tuple[str, ...]:
    """The picks of a play that always takes what is offered last."""
    play = Playthrough.replay(story, ())
    while play.ending is None:
        play = play.take(play.state.picks[-1].id)
    return play.path


def keep(home: Path, language: str, story: Story, path: tuple[str, ...]) -> None:
    """Keep a play as a lesson does."""
    file = home / language / f"{PLAYED.slug}.record.json"
    RecordFile(file, story).save(Record(path, language=language))


def test_choices_are_kept_and_the_rest_stays(home: Path) -> None:
    """A choice replaces the one before and nothing else; others on the machine cannot read it."""
    save_course_record(home, who="alone", country="NO")
    save_course_record(home, done=("02_pay_or_block",))
    save_course_record(home, country="GB")

    assert load_course_record(home) == CourseRecord(
        who="alone", country="GB", done=("02_pay_or_block",)
    )
    assert stat.S_IMODE((home / NAME).stat().st_mode) == 0o600
    assert load_course_record(home / "nb") == CourseRecord()


@pytest.mark.parametrize(
    "text", ["", "{", "[]", '{"format": 2}', '{"format": 1, "who": 7, "done": [1, null]}']
)
def test_a_damaged_file_counts_as_none(home: Path, text: str) -> None:
    """The start page still opens."""
    (home / NAME).write_text(text, encoding="utf-8")

    assert load_course_record(home) == CourseRecord()


def test_progress_follows_the_play(home: Path, story: Story) -> None:
    """A lesson is new, then begun, and done when its story has ended in any language."""
    whole = play_to_the_end(story)
    assert find_progress(LESSONS, home)[PLAYED.slug] == "new"

    keep(home, "en", story, ())
    assert find_progress(LESSONS, home)[PLAYED.slug] == "new"
    keep(home, "en", story, whole[:1])
    assert find_progress(LESSONS, home)[PLAYED.slug] == "begun"
    keep(home, "nb", story, whole)
    assert find_progress(LESSONS, home)[PLAYED.slug] == "done"


def test_a_lesson_is_done_when_the_learner_says_so(home: Path) -> None:
    """Also one that has no story to play."""
    without = next(each.slug for each in LESSONS if not each.story)
    save_course_record(home, done=(without,))

    progress = find_progress(LESSONS, home)

    assert progress.pop(without) == "done"
    assert set(progress.values()) == {"new"}


@pytest.mark.parametrize("text", ["", "[]", '{"path": ["no-such-pick"]}', '{"path": 3}'])
def test_a_damaged_play_counts_as_none(home: Path, text: str) -> None:
    """And it stays where it is, so that the lesson can tell about it."""
    file = home / "en" / f"{PLAYED.slug}.record.json"
    file.write_text(text, encoding="utf-8")

    assert find_progress(LESSONS, home)[PLAYED.slug] == "new"
    assert file.read_text(encoding="utf-8") == text


def test_deleting_takes_all_records_and_nothing_else(home: Path, story: Story) -> None:
    """Answers to a quiz and notebooks stay; a damaged record that was set aside goes too."""
    save_course_record(home, who="young")
    keep(home, "nb", story, ())
    (home / "en" / "01_match.record.json.damaged-1").write_text("", encoding="utf-8")
    (home / "before").mkdir()
    stays = [home / "before" / "before.responses.json", home / "nb" / "01_match.ipynb"]
    for file in stays:
        file.write_text("{}", encoding="utf-8")
    assert len(list_records(home)) == 3

    delete_records(home)

    assert sorted(path for path in home.rglob("*") if path.is_file()) == sorted(stays)


def test_only_ids_are_kept(home: Path) -> None:
    """Nothing in the file says who or when."""
    save_course_record(home, who="police", language="nb", country="NO", done=("01_match",))

    kept = json.loads((home / NAME).read_text(encoding="utf-8"))
    assert set(kept) == {"format", "who", "language", "country", "done"}


def test_the_home_of_a_notebook(home: Path) -> None:
    """The languages of a course share one; a lesson of one's own may have one folder for all."""
    assert find_home(home / "nb") == home
    assert find_home(home / "before") == home / "before"
