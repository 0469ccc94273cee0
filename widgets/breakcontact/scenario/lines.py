"""All texts of a scenario, as lines."""

from __future__ import annotations

from collections.abc import Iterator

from breakcontact.authoring.lines import Line, Voice
from breakcontact.authoring.yaml_source import KeyPath
from breakcontact.scenario.model import Choice, Message, Scenario, Scene, World
from breakcontact.story.table import term_line

_HEAD = {
    "title": "Title of the story",
    "summary": "Summary, before the story starts",
    "content_note": "Content note, before the story starts",
}
_WHY = "In the review, about the line above"


def list_lines(scenario: Scenario) -> list[Line]:
    """All lines of a scenario, in the order of the file."""
    return [*_head(scenario), *_scenes(scenario), *_reflections(scenario)]


def _head(scenario: Scenario) -> Iterator[Line]:
    for key, about in _HEAD.items():
        yield Line(key, getattr(scenario, key), (key,), "story", about)
    for person_id, person in scenario.people.items():
        path: KeyPath = ("people", person_id, "name")
        about = f"A name in the chat; role: {person.role}"
        yield Line(f"person.{person_id}", person.name, path, "story", about)
    for name, words in scenario.terms.items():
        for country, text in words.items():
            path, about = ("terms", name, country), f"Fills {{{name}}} for readers in {country}"
            yield Line(term_line(name, country), text, path, "story", about)


def _scenes(scenario: Scenario) -> Iterator[Line]:
    for scene_id, scene in scenario.scenes.items():
        path: KeyPath = ("scenes", scene_id)
        where = f"scene {scene_id}, stage {scene.stage}"
        if scene.place:
            about = f"The app or place above the chat; {where}"
            yield Line(f"place.{scene_id}", scene.place, (*path, "place"), "story", about)
        for index, message in enumerate(scene.messages):
            yield from _message(scenario, message, (*path, "messages", index), where)
        for index, pick in enumerate(scene.picks):
            yield from _pick(scenario, pick, (*path, scene.picks_key, index), where)
        yield from _ending(scene, path, where)


def _message(scenario: Scenario, message: Message, path: KeyPath, where: str) -> Iterator[Line]:
    sender = scenario.people.get(message.sender)
    voice: Voice = "stranger" if sender and sender.role == "stranger" else "story"
    about = f"{_one_line(sender.name) if sender else 'The narrator'}; {where}"
    yield Line(message.id, message.text, (*path, "text"), voice, about)
    if message.why:
        yield Line(f"{message.id}.why", message.why, (*path, "why"), "story", _WHY)
    if message.gentle:
        about = f"The narrator, instead of the message above, for whoever skips threats; {where}"
        yield Line(f"{message.id}.gentle", message.gentle, (*path, "gentle"), "story", about)


def _pick(scenario: Scenario, pick: Choice | World, path: KeyPath, where: str) -> Iterator[Line]:
    if isinstance(pick, World):
        yield Line(pick.id, pick.text, (*path, "text"), "story", f"Decided by chance; {where}")
    else:
        kind = "say" if pick.say else "do"
        you = scenario.people.get(scenario.you)
        name = _one_line(you.name) if you else scenario.you
        about = f"A choice: what {name} {'writes' if pick.say else 'does'}; {where}"
        yield Line(pick.id, getattr(pick, kind) or "", (*path, kind), "story", about)
    if pick.why:
        yield Line(f"{pick.id}.why", pick.why, (*path, "why"), "story", _WHY)


def _ending(scene: Scene, path: KeyPath, where: str) -> Iterator[Line]:
    if scene.ending:
        stem = f"ending.{scene.ending.id}"
        for key in ("title", "text"):
            text, about = getattr(scene.ending, key), f"The ending's {key}; {where}"
            yield Line(f"{stem}.{key}", text, (*path, "ending", key), "story", about)


def _reflections(scenario: Scenario) -> Iterator[Line]:
    for index, reflection in enumerate(scenario.reflections):
        when = f"if {_one_line(reflection.when)}" if reflection.when else "always"
        path: KeyPath = ("reflections", index, "text")
        yield Line(
            reflection.id, reflection.text, path, "story", f"At the end of the review, {when}"
        )


def _one_line(text: str) -> str:
    return " ".join(text.split())
