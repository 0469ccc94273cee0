"""What would have happened: every future that a review can open, without a page."""

from __future__ import annotations

import json
import random
import subprocess
from pathlib import Path
from typing import Any

from javascript import node
from shipped import STORY_FILE

from breakcontact.story import Playthrough, Story

SCRIPT = Path(__file__).parent / "futures.mjs"
STORY = Story.load(STORY_FILE)


def draw_path(chance: random.Random) -> list[str]:
    """A whole play of the lesson's story, each pick as likely as the next."""
    play = Playthrough.replay(STORY)
    while play.state.picks:
        play = play.take(chance.choice(play.state.picks).id)
    return list(play.path)


def futures_of(paths: list[list[str]]) -> list[list[dict[str, Any]]]:
    """What the page's own module makes of these plays."""
    given = {"story": STORY.page_table("en"), "paths": paths, "language": "en"}
    run = subprocess.run(
        [node(), str(SCRIPT)], input=json.dumps(given), capture_output=True, text=True, check=True
    )
    futures: list[list[dict[str, Any]]] = json.loads(run.stdout)
    return futures


def test_every_future_keeps_what_came_before_and_ends() -> None:
    """Whatever else is picked, the play up to there stays, and the future comes to an ending."""
    chance = random.Random(2)
    paths = [draw_path(chance) for _ in range(60)]

    for path, futures in zip(paths, futures_of(paths), strict=True):
        for future in futures:
            index = future["index"]
            assert future["path"][: index + 1] == [*path[:index], future["pick"]]
            assert Playthrough.replay(STORY, future["path"]).ending
            assert Playthrough.replay(STORY, future["changed"]).ending
            assert future["changed"] != future["path"]


def test_every_way_not_taken_can_be_seen() -> None:
    """At each state passed, exactly the picks not taken are offered as futures."""
    path = draw_path(random.Random(3))
    visited = Playthrough.replay(STORY, path).visited
    expected = [
        (index, pick.id)
        for index, state in enumerate(visited[:-1])
        for pick in STORY.states[state].picks
        if pick.id != path[index]
    ]

    (futures,) = futures_of([path])

    assert [(future["index"], future["pick"]) for future in futures] == expected
