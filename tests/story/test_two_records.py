"""A notebook keeps plays in a file and a site in the browser, by one rule written twice."""

from __future__ import annotations

import json
import random
import subprocess
from pathlib import Path
from typing import Any

import pytest
import story_tables
from javascript import node

import breakcontact
from breakcontact.story import Playthrough, Record, RecordFile, Story

PACKAGE = Path(breakcontact.__file__).parent
CASES = 400
SEED = 20261128
MARKS = [["hello-1", "evidence"], ["hello-1", "tactic", "flattery"], ["demand-1", "evidence"]]
PAGES = ("a", "b", "c")


@pytest.fixture(scope="module")
def story() -> Story:
    """A demand that can be paid, asked down or left."""
    return Story.from_table(story_tables.small_table())


def draw_case(story: Story, chance: random.Random) -> list[dict[str, Any]]:
    """Pages are opened and save plays in turn; now and then something odd lies there."""
    steps: list[dict[str, Any]] = []
    if chance.random() < 0.5:
        steps.append({"page": "", "act": "put", "text": draw_text(story, chance)})
    opened: list[str] = []
    for _ in range(chance.randint(1, 9)):
        page = chance.choice(PAGES)
        if page not in opened or chance.random() < 0.15:
            opened.append(page)
            steps.append({"page": page, "act": "open"})
        elif chance.random() < 0.2:
            steps.append({"page": page, "act": "state"})
        else:
            steps.append({"page": page, "act": "save", "play": draw_play(story, chance)})
    return steps


def draw_play(story: Story, chance: random.Random) -> dict[str, Any]:
    """A play that the story allows."""
    play, length = Playthrough.replay(story), chance.randint(0, 5)
    while play.state.picks and len(play.path) < length:
        play = play.take(chance.choice(play.state.picks).id)
    marks = chance.sample(MARKS, chance.choice([0, 0, 1, 2]))
    return {"path": list(play.path), "marks": marks, "language": "nb", "country": "NO"}


def draw_text(story: Story, chance: random.Random) -> str:
    """A record of another version, of another page, of anything."""
    play = draw_play(story, chance)
    others = [{**draw_play(story, chance), "writer": name} for name in ("d", "e")]
    fields = {"format": 1, "story": "small", "version": "older", **play}
    odd: list[dict[str, Any]] = [
        {},
        {"writer": "d"},
        {"others": others},
        {"others": others, "writer": "f"},
        {"path": [*play["path"], "nowhere", "reply"]},
        {"path": "reply"},
        {"path": {"0": "reply"}},
        {"marks": [["gone", "evidence"], *MARKS]},
        {"marks": [["hello-1", "tactic", "no-such"]]},
        {"marks": "none"},
        {"marks": [5, None, [], ["hello-1"]]},
        {"story": "other"},
        {"format": 2},
        {"others": [5]},
        {"others": [{"path": ["nowhere"], "writer": "d"}]},
        {"others": [{"path": 5}]},
    ]
    if chance.random() < 0.15:
        return chance.choice(["", "{", "null", "[]", "5", '"text"', "[" * 50_000])
    return json.dumps(fields | chance.choice(odd))


def run_in_python(story: Story, steps: list[dict[str, Any]], folder: Path) -> dict[str, Any]:
    """The same with a file; no chat shows a sign that it is open, as no page can."""
    path = folder / "small.record.json"
    files: dict[str, RecordFile] = {}
    told: list[dict[str, Any]] = []
    for step in steps:
        match step["act"]:
            case "put":
                path.write_text(step["text"], encoding="utf-8")
            case "open":
                file = files[step["page"]] = RecordFile(path, story)
                file._writer = step["page"]
                found = file.load()
                others = [as_play(each) for each in found.others]
                first = as_play(found.record) if found.record else None
                told.append({"found": first, "others": others, "fault": found.fault})
            case "save":
                play = step["play"]
                marks = tuple(map(tuple, play["marks"]))
                files[step["page"]].save(
                    Record(tuple(play["path"]), marks, play["language"], play["country"])
                )
                told.append({"saved": True, "others": files[step["page"]].others})
    kept = json.loads(path.read_text(encoding="utf-8")) if path.exists() else None
    return {"told": told, "kept": kept}


def as_play(record: Record) -> dict[str, Any]:
    """Path and marks as the page's module tells them."""
    return {"path": list(record.path), "marks": [list(mark) for mark in record.marks]}


def test_the_file_and_the_browser_keep_the_same(
    story: Story, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """After the same steps both hold the same plays, and have told and set aside the same."""
    monkeypatch.setattr(RecordFile, "_show_sign", lambda file: None)
    chance = random.Random(SEED)
    cases = [draw_case(story, chance) for _ in range(CASES)]
    place = tmp_path / "cases.json"
    place.write_text(json.dumps({"story": story.table, "cases": cases}), encoding="utf-8")
    module = PACKAGE / "web" / "host" / "play_store.js"
    script = Path(__file__).with_name("records.mjs")

    told = subprocess.run(
        [node(), str(script), str(module), str(place)], capture_output=True, text=True, check=True
    )

    for number, (steps, pages) in enumerate(zip(cases, json.loads(told.stdout), strict=True)):
        folder = tmp_path / str(number)
        folder.mkdir()
        kernels = run_in_python(story, steps, folder)
        assert pages["kept"] == kernels["kept"], steps
        assert [each for each in pages["told"] if "state" not in each] == kernels["told"], steps
        aside = {
            each.name.removeprefix("small.record.json."): each.read_text(encoding="utf-8")
            for each in folder.iterdir()
            if ".record.json." in each.name and not each.name.startswith(".")
        }
        assert dict(pages["aside"]) == aside, steps
