"""The page's player and Python's are one player written twice; these tests hold them together."""

from __future__ import annotations

import json
import random
import subprocess
from collections.abc import Iterator
from itertools import cycle, islice
from pathlib import Path
from typing import Any

import pytest
import story_tables
from javascript import node

import breakcontact
from breakcontact.i18n.countries import COUNTRIES
from breakcontact.story import PathError, Playthrough, Story

PACKAGE = Path(breakcontact.__file__).parent
PATHS = 12_000
DRAWN_STORIES = 60
SHIPPED_STORIES = 10
"""How many of those asked about are ours, each several times: paths of a long story take longer."""
SEED = 20261121


@pytest.fixture(scope="module")
def stories() -> list[Story]:
    """All stories that we ship, the small one of the tests, and drawn ones."""
    chance = random.Random(SEED)
    shipped = [Story.load(path) for path in sorted((PACKAGE / "data/built").glob("*.story.json"))]
    assert shipped, "no story is built"
    drawn = [
        story_tables.small_table(),
        *(story_tables.drawn_table(chance) for _ in range(DRAWN_STORIES)),
    ]
    ours = list(islice(cycle(shipped), max(SHIPPED_STORIES, len(shipped))))
    return ours + [Story.from_table(table) for table in drawn]


@pytest.fixture(scope="module")
def questions(stories: list[Story]) -> list[dict[str, Any]]:
    """Random walks, a tenth of them with a pick that was not offered."""
    chance = random.Random(SEED)
    return [_random_question(stories, chance) for _ in range(PATHS)]


def _random_question(stories: list[Story], chance: random.Random) -> dict[str, Any]:
    index = chance.randrange(len(stories))
    play = Playthrough.replay(stories[index])
    length = chance.randint(0, 40)
    while play.state.picks and len(play.path) < length:
        play = play.take(chance.choice(play.state.picks).id)
    path = list(play.path)
    if chance.random() < 0.1:
        foreign = chance.choice(["nowhere", "", "reply", "constructor", "__proto__"])
        path.insert(chance.randint(0, len(path)), foreign)
    language = chance.choice(stories[index].languages)
    return {
        "story": index,
        "path": path,
        "language": language,
        "country": chance.choice(COUNTRIES),
        "gentle": chance.random() < 0.5,
    }


def _ask_page(
    stories: list[Story], questions: list[dict[str, Any]], folder: Path
) -> Iterator[dict[str, Any]]:
    files = []
    for number, story in enumerate(stories):
        files.append(folder / f"{number}.json")
        files[-1].write_text(json.dumps(story.table), encoding="utf-8")
    asked = "".join(json.dumps(question) + "\n" for question in questions)
    answered = subprocess.run(
        [node(), Path(__file__).with_name("player.mjs"), PACKAGE / "ui/shared/player.js", *files],
        input=asked,
        capture_output=True,
        encoding="utf-8",
        check=True,
        timeout=120,
    )
    return (json.loads(line) for line in answered.stdout.splitlines())


def _ask_python(story: Story, question: dict[str, Any]) -> dict[str, Any]:
    try:
        play = Playthrough.replay(story.for_country(question["country"]), question["path"])
    except PathError:
        return {"refused": True}
    entries = play.transcript(question["language"], gentle=question["gentle"])
    return {
        "states": list(play.visited),
        "transcript": [entry.to_dict() for entry in entries],
        "choices": [pick.id for pick in play.choices],
        "ending": play.ending,
    }


def test_the_two_players_agree_on_every_path(
    stories: list[Story], questions: list[dict[str, Any]], tmp_path: Path
) -> None:
    """Transcript, choices, ending and refusals are the same for more than 10,000 random paths."""
    refused = 0

    for question, page in zip(questions, _ask_page(stories, questions, tmp_path), strict=True):
        python = _ask_python(stories[question["story"]], question)
        assert page == python, question
        refused += "refused" in python

    assert PATHS * 0.02 < refused < PATHS * 0.2


@pytest.mark.parametrize("path", ["text", {"0": "reply"}, 7, None, ["reply"] * 2001, [["reply"]]])
def test_both_refuse_what_is_no_path(path: object, tmp_path: Path) -> None:
    """What is no list of offered pick ids is refused by both, and neither breaks."""
    story = Story.from_table(story_tables.small_table())
    question = {"story": 0, "path": path, "language": "en", "country": "NO", "gentle": False}

    assert _ask_python(story, question) == {"refused": True}
    assert list(_ask_page([story], [question], tmp_path)) == [{"refused": True}]


def test_a_fault_in_the_page_is_caught(tmp_path: Path) -> None:
    """If the page lost its gentle forms, the comparison would show it."""
    story = Story.from_table(story_tables.small_table())
    question = {"story": 0, "path": ["reply"], "language": "en", "country": "NO", "gentle": True}
    ungentle = {**question, "gentle": False}

    (page,) = _ask_page([story], [ungentle], tmp_path)

    assert page != _ask_python(story, question)
