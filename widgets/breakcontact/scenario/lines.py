"""All texts of a scenario, as lines."""

from __future__ import annotations

from collections.abc import Iterator

from breakcontact.authoring.lines import Line, Voice
from breakcontact.authoring.yaml_source import KeyPath
from breakcontact.scenario.model import Choice, Message, Scenario, World
from breakcontact.story.table import term_line


def list_lines(scenario: Scenario) -> list[Line]:
    """All lines of a scenario, in the order of the file."""
    return [*_head(scenario), *_scenes(scenario), *_reflections(scenario)]


def _head(scenario: Scenario) -> Iterator[Line]:
    for key in ("title", "summary", "content_note"):
        yield Line(key, getattr(scenario, key), (key,), "story")
    for person_id, person in scenario.people.items():
        yield Line(f"person.{person_id}", person.name, ("people", person_id, "name"), "story")
    for name, words in scenario.terms.items():
        for country, text in words.items():
            yield Line(term_line(name, country), text, ("terms", name, country), "story")


def _scenes(scenario: Scenario) -> Iterator[Line]:
    for scene_id, scene in scenario.scenes.items():
        path: KeyPath = ("scenes", scene_id)
        if scene.place:
            yield Line(f"place.{scene_id}", scene.place, (*path, "place"), "story")
        for index, message in enumerate(scene.messages):
            yield from _message(scenario, message, (*path, "messages", index))
        for index, pick in enumerate(scene.picks):
            yield from _pick(pick, (*path, scene.picks_key, index))
        if scene.ending:
            stem = f"ending.{scene.ending.id}"
            for key in ("title", "text"):
                text = getattr(scene.ending, key)
                yield Line(f"{stem}.{key}", text, (*path, "ending", key), "story")


def _message(scenario: Scenario, message: Message, path: KeyPath) -> Iterator[Line]:
    sender = scenario.people.get(message.sender)
    voice: Voice = "stranger" if sender and sender.role == "stranger" else "story"
    yield Line(message.id, message.text, (*path, "text"), voice)
    if message.why:
        yield Line(f"{message.id}.why", message.why, (*path, "why"), "story")
    if message.gentle:
        yield Line(f"{message.id}.gentle", message.gentle, (*path, "gentle"), "story")


def _pick(pick: Choice | World, path: KeyPath) -> Iterator[Line]:
    if isinstance(pick, World):
        yield Line(pick.id, pick.text, (*path, "text"), "story")
    else:
        kind = "say" if pick.say else "do"
        yield Line(pick.id, getattr(pick, kind) or "", (*path, kind), "story")
    if pick.why:
        yield Line(f"{pick.id}.why", pick.why, (*path, "why"), "story")


def _reflections(scenario: Scenario) -> Iterator[Line]:
    for index, reflection in enumerate(scenario.reflections):
        yield Line(reflection.id, reflection.text, ("reflections", index, "text"), "story")
