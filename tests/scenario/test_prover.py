"""Faults put into every story that we ship are found, each for its reason and with its play."""

from __future__ import annotations

from typing import Any

import pytest
from fault_kinds import KINDS, WORDS, Data, Kind
from proved_stories import STORIES, load_story, prove_data

from breakcontact.authoring.content_rules import Reader
from breakcontact.story import Playthrough


def leaves_a_choice_at_a_demand(story: str) -> bool:
    """Whether faults have a place in a story; someone else's demand may only be told in it."""
    scenes = load_story(story)["scenes"].values()
    return any(scene["stage"] == "demand" and "choices" in scene for scene in scenes)


WITH_DEMAND = [story for story in STORIES if leaves_a_choice_at_a_demand(story)]


@pytest.mark.parametrize("kind", KINDS, ids=[kind.name for kind in KINDS])
@pytest.mark.parametrize("story", WITH_DEMAND)
def test_fault_is_found_for_its_reason(story: str, kind: Kind) -> None:
    """The prover gives the code that belongs to the fault, and a play that can be replayed."""
    proved = prove_data(kind.sown(load_story(story)))

    assert any(kind.explains(breach) for breach in proved.breaches)
    for breach in proved.breaches:
        play = Playthrough.replay(proved.story, breach.picks)
        assert play.path == breach.picks
        assert breach.sentence.endswith(".")


@pytest.mark.parametrize(("name", "code", "words"), WORDS, ids=[name for name, *_ in WORDS])
def test_words_are_found(name: str, code: str, words: str) -> None:
    """A word that a stranger may not say is found, in every language."""
    for language in ("en", "nb"):
        found = [each for each, _ in Reader(language).find_breaches(words, "stranger")]

        assert found == [code], name


def test_a_shortest_play_is_told() -> None:
    """Of several plays that break a property, the shortest is told."""
    data: dict[str, Any] = load_story("adults")
    late: Data = {"id": "wish", "never": "paid"}

    (breach,) = prove_data({**data, "properties": [late]}).breaches

    assert breach.picks == ("hello-thanks", "move-go", "call-tell", "demand-pay")


@pytest.mark.parametrize("story", STORIES)
def test_our_stories_keep_everything(story: str) -> None:
    """What we ship, and what an author starts from, breaks nothing."""
    assert prove_data(load_story(story)).breaches == []
