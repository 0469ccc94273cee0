"""A teacher's own lesson: from ``new`` to the first pick, and a slip that the notebook shows."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from lab_server import LabServer
from lesson_page import LONGEST_OPENING, LessonPage
from playwright.sync_api import expect

from breakcontact.cli import main

TACTIC = "tactic: platform-move"


@pytest.fixture(scope="module")
def own_lab(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[LabServer]:
    """``breakcontact lab --lessons guild``, on what ``new``, ``check`` and ``build`` made."""
    guild = tmp_path_factory.mktemp("teacher") / "guild"
    assert main(["new", str(guild), "--audience", "teenagers"]) == 0
    assert main(["check", str(guild)]) == 0
    assert main(["build", str(guild)]) == 0
    server = LabServer(root, tmp_path_factory.mktemp("own-lab"), "--lessons", str(guild))
    server.lessons = guild
    yield server
    server.stop()
    assert server.strays() == [], "the server or a kernel asked for an address outside"


@pytest.fixture
def lesson(
    own_lab: LabServer, contexts: Any, root: Path, request: pytest.FixtureRequest
) -> Iterator[LessonPage]:
    """The notebook in the language that the test asks for, in a fresh profile."""
    language: str = request.param
    guild = own_lab.lessons
    built = guild / ".breakcontact" / "guild.story.json"
    table = json.loads(built.read_text(encoding="utf-8"))
    own_lab.tidy()
    context, watch = contexts()
    notebook = guild / language / "guild.ipynb"
    pictures = root / "artefacts" / "screenshots"
    yield LessonPage(
        page=context.new_page(),
        lab=own_lab,
        notebook=notebook,
        language=language,
        table=table,
        pictures=pictures,
        look=f"own-{language}",
        watch=watch,
    )
    own_lab.end_kernels()


@pytest.mark.parametrize("lesson", ["en", "nb"], indirect=True)
def test_a_lesson_that_new_wrote_is_played(lesson: LessonPage) -> None:
    """Start and Begin lead to the teacher's own story, and a pick to its next message."""
    lesson.begin()
    lesson.photograph("begun")

    lesson.choose("hello-thanks")

    expect(lesson.messages.get_by_text(lesson.line("move-1"), exact=True)).to_have_count(1)
    expect(lesson.questions).to_be_visible(timeout=LONGEST_OPENING)
    lesson.chat.scroll_into_view_if_needed()
    lesson.photograph("one-pick")


@pytest.fixture
def source(own_lab: LabServer) -> Iterator[Path]:
    """The story's file; what a test changes in it is undone."""
    path = own_lab.lessons / "guild.yaml"
    good = path.read_text("utf-8")
    yield path
    path.write_text(good, "utf-8")


@pytest.mark.parametrize("lesson", ["en", "nb"], indirect=True)
def test_a_slip_in_the_story_is_shown_with_its_line(lesson: LessonPage, source: Path) -> None:
    """The notebook lists the fault, plays the last good version, and plays the mended one next."""
    good = source.read_text("utf-8")
    source.write_text(good.replace(TACTIC, "tactic: platform-mov"), "utf-8")
    line = next(at for at, text in enumerate(good.splitlines(), 1) if TACTIC in text)

    lesson.start()

    place = lesson.word("own.place", file="guild.yaml", line=str(line))
    faults = lesson.page.get_by_role("alert").filter(has_text=lesson.word("own.title"))
    expect(faults).to_contain_text(f"{place}: ")
    expect(faults).to_contain_text("Did you mean 'platform-move'?")
    lesson.photograph("fault")
    source.write_text(good, "utf-8")
    lesson.start_button.click()
    expect(faults).to_have_count(0)
    expect(lesson.chat).to_contain_text(lesson.line("title"), timeout=LONGEST_OPENING)
