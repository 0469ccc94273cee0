"""Whether every name in a scenario means something, and only one thing."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator

from breakcontact.authoring.problems import Problem, offer, shorten, suggest
from breakcontact.authoring.schema_check import Shaped
from breakcontact.authoring.yaml_source import KeyPath, Tree
from breakcontact.i18n.countries import COUNTRIES
from breakcontact.scenario.conditions import ConditionError, parse_condition
from breakcontact.scenario.lines import list_lines
from breakcontact.scenario.model import Choice, Count, Fact, Scenario, World
from breakcontact.story.table import list_gaps

NARRATOR = "narrator"
PROPERTY_KEYS = ("when", "can_reach", "comes_to", "never", "at_end")
_RESERVED = ("title", "summary")
_FREE_TRIES = 1000

Check = Callable[[Tree, Shaped[Scenario], Scenario], Iterator[Problem]]


def check_names(tree: Tree, shaped: Shaped[Scenario]) -> Iterator[Problem]:
    """Say which ids, targets, people, facts and conditions of a scenario are wrong."""
    scenario = shaped.model
    assert scenario is not None, "only what could be read is checked"
    checks: tuple[Check, ...] = (
        _check_ids,
        _check_targets,
        _check_people,
        _check_properties,
        _check_facts,
        _check_terms,
    )
    for check in checks:
        yield from check(tree, shaped, scenario)


def list_ids(scenario: Scenario) -> Iterator[tuple[str, KeyPath]]:
    """Every id of a message, pick or reflection, with its path, in the order of the file."""
    for scene_id, scene in scenario.scenes.items():
        path: KeyPath = ("scenes", scene_id)
        for index, message in enumerate(scene.messages):
            yield message.id, (*path, "messages", index, "id")
        for index, pick in enumerate(scene.picks):
            yield pick.id, (*path, scene.picks_key, index, "id")
    for index, reflection in enumerate(scenario.reflections):
        yield reflection.id, ("reflections", index, "id")


def list_picks(scenario: Scenario) -> Iterator[tuple[Choice | World, KeyPath]]:
    """Every choice and world's turn with its path, in the order of the file."""
    for scene_id, scene in scenario.scenes.items():
        for index, pick in enumerate(scene.picks):
            yield pick, ("scenes", scene_id, scene.picks_key, index)


def list_conditions(scenario: Scenario) -> Iterator[tuple[str, KeyPath]]:
    """Every condition with its path, in the order of the file."""
    for scene_id, scene in scenario.scenes.items():
        for index, message in enumerate(scene.messages):
            if message.when is not None:
                yield message.when, ("scenes", scene_id, "messages", index, "when")
        for index, choice in enumerate(scene.choices or ()):
            if choice.when is not None:
                yield choice.when, ("scenes", scene_id, "choices", index, "when")
    yield from _list_wishes(scenario)
    for index, reflection in enumerate(scenario.reflections):
        if reflection.when is not None:
            yield reflection.when, ("reflections", index, "when")


def _list_wishes(scenario: Scenario) -> Iterator[tuple[str, KeyPath]]:
    for index, each in enumerate(scenario.properties):
        for key in PROPERTY_KEYS:
            if getattr(each, key) is not None:
                yield getattr(each, key), ("properties", index, key)


def _check_ids(tree: Tree, shaped: Shaped[Scenario], scenario: Scenario) -> Iterator[Problem]:
    seen: dict[str, KeyPath] = {}
    taken = {line_id for line_id, _ in list_ids(scenario)}
    for line_id, path in list_ids(scenario):
        if shaped.is_recovered(path):
            continue
        if line_id in _RESERVED:
            sentence = f"The id '{line_id}' is the scenario's own; choose another."
            yield tree.problem("BC202", path, sentence)
        elif line_id in seen:
            line, free = tree.locate(seen[line_id])[0], _free(line_id, taken)
            sentence = f"The id '{line_id}' stands on line {line} too. Free is: {free}."
            yield tree.problem("BC202", path, sentence)
        else:
            seen[line_id] = path
    yield from _check_ending_ids(tree, shaped, scenario)


def _check_ending_ids(
    tree: Tree, shaped: Shaped[Scenario], scenario: Scenario
) -> Iterator[Problem]:
    seen: dict[str, KeyPath] = {}
    for scene_id, scene in scenario.scenes.items():
        path: KeyPath = ("scenes", scene_id, "ending", "id")
        if scene.ending is None or shaped.is_recovered(path):
            continue
        first = seen.setdefault(scene.ending.id, path)
        if first is not path:
            line = tree.locate(first)[0]
            sentence = (
                f"The ending '{scene.ending.id}' stands on line {line} too; endings are told apart."
            )
            yield tree.problem("BC202", path, sentence)


def _free(line_id: str, taken: set[str]) -> str:
    stem = line_id.rstrip("0123456789").rstrip("-") or line_id
    free = next(f"{stem}-{n}" for n in range(2, _FREE_TRIES) if f"{stem}-{n}" not in taken)
    taken.add(free)
    return free


def _check_targets(tree: Tree, shaped: Shaped[Scenario], scenario: Scenario) -> Iterator[Problem]:
    targets: list[tuple[str, KeyPath]] = [(scenario.start, ("start",))]
    for scene_id, scene in scenario.scenes.items():
        if scene.next is not None:
            targets.append((scene.next, ("scenes", scene_id, "next")))
    targets += [(pick.to, (*path, "to")) for pick, path in list_picks(scenario)]
    known = _keys(tree, "scenes")
    misnamed = [scene_id for scene_id in known if ("scenes", scene_id) in shaped.recovered]
    for target, path in targets:
        if target in known or shaped.is_recovered(path) or suggest(target, misnamed):
            continue
        sentence = f"There is no scene '{shorten(target)}'.{offer(target, known)}"
        yield tree.problem("BC203", path, sentence)


def _check_people(tree: Tree, shaped: Shaped[Scenario], scenario: Scenario) -> Iterator[Problem]:
    known = _keys(tree, "people")
    if NARRATOR in known:
        path: KeyPath = ("people", NARRATOR)
        sentence = "'narrator' is the story's own voice and cannot be a person; choose another id."
        yield tree.problem("BC202", path, sentence, key=True)
    for person, path in _mentions(scenario):
        if person not in known and not shaped.is_recovered(path):
            yield tree.problem(
                "BC204", path, f"There is no person '{person}'.{offer(person, known)}"
            )
    yield from _check_roles(tree, shaped, scenario)


def _mentions(scenario: Scenario) -> Iterator[tuple[str, KeyPath]]:
    yield scenario.you, ("you",)
    for scene_id, scene in scenario.scenes.items():
        for index, message in enumerate(scene.messages):
            if message.sender != NARRATOR:
                yield message.sender, ("scenes", scene_id, "messages", index, "from")
        if scene.ending:
            yield scene.ending.person, ("scenes", scene_id, "ending", "person")


def _check_roles(tree: Tree, shaped: Shaped[Scenario], scenario: Scenario) -> Iterator[Problem]:
    if scenario.you not in scenario.people:
        return
    for person_id, person in scenario.people.items():
        path: KeyPath = ("people", person_id, "role")
        if shaped.is_recovered(path):
            continue
        if person.role == "you" and person_id != scenario.you:
            sentence = f"Only '{scenario.you}' has the role 'you': that is whom the learner plays."
            yield tree.problem("BC210", path, sentence)
        elif person.role != "you" and person_id == scenario.you:
            sentence = (
                f"'{person_id}' is whom the learner plays ('you'), so the role must be 'you'."
            )
            yield tree.problem("BC210", path, sentence)


def _check_properties(
    tree: Tree, shaped: Shaped[Scenario], scenario: Scenario
) -> Iterator[Problem]:
    words = PROPERTY_KEYS[1:]
    for index, each in enumerate(scenario.properties):
        path: KeyPath = ("properties", index)
        if shaped.is_recovered(path) or any(
            recovered[:2] == path for recovered in shaped.recovered
        ):
            continue
        if sum(getattr(each, word) is not None for word in words) != 1:
            sentence = f"The property '{each.id}' needs exactly one of {', '.join(words)}."
            yield tree.problem("BC111", (*path, "id"), sentence, key=True)


def _check_facts(tree: Tree, shaped: Shaped[Scenario], scenario: Scenario) -> Iterator[Problem]:
    if any(path[0] == "facts" for path in shaped.recovered if path):
        return  # what a condition says cannot be judged by facts that are not the author's
    for name, fact in scenario.facts.items():
        if isinstance(fact, Count) and fact.start > fact.most:
            sentence = f"'{name}' starts at {fact.start}, which is more than its most, {fact.most}."
            yield tree.problem("BC207", ("facts", name, "start"), sentence)
    yield from _check_meanings(tree, scenario)
    yield from _check_conditions(tree, scenario)
    for pick, path in list_picks(scenario):
        yield from _check_changes(tree, scenario, pick, path)


def _check_meanings(tree: Tree, scenario: Scenario) -> Iterator[Problem]:
    for key in ("meanings", "differences"):
        for name in getattr(scenario, key):
            if name not in scenario.facts:
                sentence = f"There is no fact '{name}'; declare it under 'facts'."
                sentence += offer(name, scenario.facts)
                yield tree.problem("BC205", (key, name), sentence, key=True)
    for name in scenario.differences:
        if name in scenario.facts and scenario.meanings.get(name) != "harm":
            sentence = f"'{name}' is no harm: write '{name}: harm' under 'meanings'."
            yield tree.problem("BC205", ("differences", name), sentence, key=True)


def _check_conditions(tree: Tree, scenario: Scenario) -> Iterator[Problem]:
    read: set[str] = set()
    is_sound = True
    for text, path in list_conditions(scenario):
        try:
            read |= parse_condition(text, scenario.facts).reads
        except ConditionError as error:
            is_sound = False
            yield tree.problem(error.code, path, error.sentence)
    for name in scenario.facts:
        if is_sound and name not in read | scenario.meanings.keys():
            sentence = f"No condition reads '{name}': it multiplies the states for nothing."
            yield tree.problem("BC208", ("facts", name), sentence, key=True)


def _check_changes(
    tree: Tree, scenario: Scenario, pick: Choice | World, path: KeyPath
) -> Iterator[Problem]:
    for key, changes in (("set", pick.sets), ("add", pick.adds)):
        for name, value in changes.items():
            place: KeyPath = (*path, key, name)
            if name not in scenario.facts:
                sentence = f"There is no fact '{name}'; declare it under 'facts'."
                sentence += offer(name, scenario.facts)
                yield tree.problem("BC205", place, sentence, key=True)
                continue
            fault = _misfit(key, name, value, scenario.facts[name])
            if fault:
                yield tree.problem(fault[0], place, fault[1])


def _misfit(key: str, name: str, value: bool | int, fact: Fact) -> tuple[str, str] | None:
    """Code and sentence if a fact cannot take a value."""
    if not isinstance(fact, Count):
        if key == "add":
            return "BC209", f"'{name}' is true or false: use 'set', not 'add'."
        if not isinstance(value, bool):
            return "BC209", f"'{name}' is true or false, not {value}."
        return None
    if isinstance(value, bool):
        return "BC209", f"'{name}' is a number from 0 to {fact.most}, not true or false."
    if key == "add" and not 0 < abs(value) <= fact.most:
        return "BC207", f"'{name}' goes from 0 to {fact.most}; adding {value} can never do."
    if key == "set" and not 0 <= value <= fact.most:
        return "BC207", f"'{name}' goes from 0 to {fact.most}, and {value} lies outside."
    return None


def _check_terms(tree: Tree, shaped: Shaped[Scenario], scenario: Scenario) -> Iterator[Problem]:
    if any(path[0] == "terms" for path in shaped.recovered if path):
        return  # the names and words are not the author's
    gaps = [(name, line.path) for line in list_lines(scenario) for name in list_gaps(line.text)]
    for name, path in gaps:
        if path[0] == "terms":
            sentence = "The words of a term have no gaps; write them out."
            yield tree.problem("BC211", path, sentence)
        elif name not in scenario.terms:
            sentence = f"There is no term '{name}' for the gap {{{name}}}; add it to 'terms'."
            sentence += offer(name, scenario.terms)
            yield tree.problem("BC211", path, sentence)
    used = {name for name, _ in gaps}
    for name, words in scenario.terms.items():
        yield from _check_countries(tree, name, words)
        if name not in used:
            sentence = f"No text has the gap {{{name}}}; take the term out, or use it."
            yield tree.problem("BC211", ("terms", name), sentence, key=True)


def _check_countries(tree: Tree, name: str, words: Collection[str]) -> Iterator[Problem]:
    for country in words:
        if country not in COUNTRIES:
            sentence = f"There is no country '{country}'; there are: {', '.join(COUNTRIES)}."
            yield tree.problem("BC211", ("terms", name, country), sentence, key=True)
    missing = [country for country in COUNTRIES if country not in words]
    if missing:
        sentence = f"'{name}' has no words for {' and '.join(missing)}."
        yield tree.problem("BC211", ("terms", name), sentence, key=True)


def _keys(tree: Tree, key: str) -> Collection[str]:
    """The ids that the author gave, those of faulty entries included."""
    entries = tree.data.get(key)
    return entries.keys() if isinstance(entries, dict) else ()
