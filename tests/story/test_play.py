"""A play is a path: replaying, refusing, showing."""

from __future__ import annotations

import pytest
import story_tables

from breakcontact.story import PathError, Playthrough, Story, StoryError


@pytest.fixture
def story() -> Story:
    """The small story."""
    return Story.from_table(story_tables.small_table())


def test_a_path_leads_where_its_picks_lead(story: Story) -> None:
    """Replaying gives the state, the ending and all states passed."""
    play = Playthrough.replay(story, ["reply", "pay", "silence"])

    assert play.visited == (0, 1, 2, 4)
    assert play.ending == "told"
    assert play.choices == ()


def test_choices_and_world_turns_never_mix(story: Story) -> None:
    """Where chance decides the learner is offered nothing, and the other way round."""
    paid = Playthrough.replay(story, ["reply", "pay"])

    assert paid.choices == ()
    assert [(turn.id, turn.weight) for turn in paid.worlds] == [("silence", 0.4), ("again", 0.6)]
    assert Playthrough.replay(story).worlds == ()


@pytest.mark.parametrize(
    ("path", "sentence"),
    [
        (["pay"], "Pick 1 is 'pay', but offered there: reply, leave."),
        (["leave", "reply"], "Pick 2 is 'reply', but offered there: nothing, the story has ended."),
        (["reply"] + ["ask-less"] * 2000, "A path has at most 2000 picks."),
        ("reply", "A path is a list of pick ids, not str."),
        ({"reply": 1}, "A path is a list of pick ids, not dict."),
        ([["reply"]], """Pick 1 is "['reply']", but offered there: reply, leave."""),
    ],
    ids=["not offered", "after the end", "too long", "text", "object", "nested"],
)
def test_what_is_no_path_is_refused_in_a_sentence(
    story: Story, path: object, sentence: str
) -> None:
    """The refusal says which pick and what was offered instead."""
    with pytest.raises(PathError) as refusal:
        Playthrough.replay(story, path)  # type: ignore[arg-type]

    assert str(refusal.value) == sentence


def test_a_million_picks_are_refused_at_once(story: Story) -> None:
    """A huge path costs no more than the longest allowed one."""
    with pytest.raises(PathError, match="at most 2000"):
        Playthrough.replay(story, ["reply"] + ["ask-less"] * 10**6)


def test_the_transcript_tells_who_says_what_and_when(story: Story) -> None:
    """A reply takes over the clock time of the message before it."""
    play = Playthrough.replay(story, ["reply"])

    told = [(e.turn, e.kind, e.id, e.sender, e.at) for e in play.transcript("en")]

    assert told == [
        (0, "message", "hello-1", "alex", "20:14"),
        (0, "narration", "hello-2", None, None),
        (1, "say", "reply", "robin", "20:14"),
        (1, "message", "demand-1", "alex", "21:00"),
        (1, "message", "demand-2", "alex", "21:01"),
    ]


def test_the_gentle_form_tells_the_threat(story: Story) -> None:
    """In gentle form the narrator tells it once and the rest of the threat is left out."""
    play = Playthrough.replay(story, ["reply"])

    last = play.transcript("nb", gentle=True)[-1]

    assert (last.kind, last.id, last.sender) == ("narration", "demand-1", None)
    assert last.text == "nb Told: demand-1."


def test_following_the_usual_picks_ends(story: Story) -> None:
    """From every state the usual picks lead to an ending."""
    for start in range(len(story.states)):
        state = story.states[start]
        for _ in story.states:
            if state.picks:
                state = story.states[state.picks[state.usual].target]
        assert state.ending


def test_writing_and_reading_a_story_changes_nothing(story: Story) -> None:
    """The JSON read back is the same story, and written again the same text."""
    import json

    again = Story.from_table(json.loads(json.dumps(story.table)))

    assert again == story
    assert again.table == story.table


@pytest.mark.parametrize(
    "damage",
    [
        lambda table: table.update(format=2),
        lambda table: table.pop("states"),
        lambda table: table.update(states=[]),
        lambda table: table["states"][0].update(picks=[["reply", 99]]),
        lambda table: table["states"][0].update(picks=[["unheard", 1]]),
        lambda table: table["states"][0].update(picks=[[]]),
    ],
    ids=["other format", "no states", "empty", "points nowhere", "unknown pick", "half a pick"],
)
def test_a_damaged_story_is_refused_in_a_sentence(damage: object) -> None:
    """What is no story says so and tells to compile it again."""
    table = story_tables.small_table()
    damage(table)  # type: ignore[operator]

    with pytest.raises(StoryError, match="compile"):
        Story.from_table(table)


def test_a_missing_language_is_named(story: Story) -> None:
    """Asking for a language that the story lacks is answered with its name."""
    with pytest.raises(StoryError, match="'fr'"):
        story.page_table("fr")


def test_wording_does_not_change_the_version() -> None:
    """Mending a typo keeps saved plays; adding a pick does not."""
    reworded, regrown = story_tables.small_table(), story_tables.small_table()
    reworded["lines"]["en"]["hello-1"] = "Other words."
    regrown["states"][0]["picks"].append(["pay", 2])

    versions = {story_tables.structure_version(t) for t in (reworded, story_tables.small_table())}

    assert len(versions) == 1
    assert story_tables.structure_version(regrown) not in versions
