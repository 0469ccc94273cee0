"""Scenarios far larger than a person writes, for time limits, and without a fault."""

from __future__ import annotations

from pathlib import Path

HEAD = """\
format: 1
id: large
title: A large story
summary: It is here to be measured.
audience: adults
content_note: Nothing happens in it, very often.
you: robin
people:
  robin: {name: Robin, avatar: leaf, role: you}
  alex: {name: Alex, avatar: wave, role: stranger}
  maja: {name: Maja, avatar: sun, role: friend}
"""

TAIL = """\
  last:
    stage: rapport
    messages:
      - {id: last-1, from: alex, text: That was all.}
    next: the-end
  the-end:
    stage: aftermath
    messages:
      - id: the-end-1
        from: maja
        text: I am glad that you called me.
    ending:
      id: over
      title: It is over
      text: Robin told Maja, and Maja came. They went through the steps together.
      helps: [police, talk]
      person: maja
reflections:
  - {id: refl-any, text: You went all the way to the end of a very long story.}
"""


def write_facts_scenario(path: Path, *, scenes: int = 40, facts: int = 7) -> Path:
    """Few scenes and many facts: ``scenes`` times 2 to the power of ``facts`` states and more."""
    names = [f"fact_{number}" for number in range(facts)]
    declared = "facts:\n" + "".join(f"  {name}: false\n" for name in names)
    body = "".join(_scene_with_facts(number, scenes, names) for number in range(scenes))
    path.write_text(f"{HEAD}{declared}start: scene-0\nscenes:\n{body}{TAIL}", encoding="utf-8")
    return path


def write_wide_scenario(path: Path, *, scenes: int = 840, most: int = 5) -> Path:
    """Many scenes, one number fact: about ``scenes`` times ``most`` + 1 states."""
    declared = f"facts:\n  steps: {{start: 0, most: {most}}}\n"
    body = "".join(_scene_of_many(number, scenes, most) for number in range(scenes))
    path.write_text(f"{HEAD}{declared}start: scene-0\nscenes:\n{body}{TAIL}", encoding="utf-8")
    return path


def _scene_with_facts(number: int, scenes: int, names: list[str]) -> str:
    onward = f"scene-{number + 1}" if number + 1 < scenes else "last"
    choices = "".join(_toggle(number, index, name) for index, name in enumerate(names))
    return f"""\
  scene-{number}:
    stage: rapport
    messages:
      - id: scene-{number}-1
        from: alex
        at: "{17 + number // 60}:{number % 60:02}"
        text: This is message {number} of a long talk about this and that.
        tactic: flattery
        evidence: [account, time]
      - id: scene-{number}-2
        from: narrator
        text: Robin reads it twice and looks out of the window.
        when: {names[number % len(names)]} and not {names[(number + 1) % len(names)]}
    choices:
{choices}      - id: scene-{number}-on
        say: Tell me more about number {number}.
        to: {onward}
      - id: scene-{number}-out
        do: Call Maja and tell her everything
        to: the-end
        action: tell
"""


def _toggle(number: int, index: int, name: str) -> str:
    return f"""\
      - id: scene-{number}-set-{index}
        do: Remember thing {index} at number {number}
        to: scene-{number}
        set: {{{name}: true}}
        when: not {name}
"""


def _scene_of_many(number: int, scenes: int, most: int) -> str:
    return f"""\
  scene-{number}:
    stage: rapport
    messages:
      - id: scene-{number}-1
        from: alex
        text: This is message {number} of a long talk about this and that.
        evidence: [account]
    choices:
      - id: scene-{number}-on
        say: Tell me more about number {number}.
        to: {f"scene-{number + 1}" if number + 1 < scenes else "last"}
      - id: scene-{number}-step
        say: And what then, after number {number}?
        to: scene-{(number * 7 + 3) % scenes}
        add: {{steps: 1}}
        when: steps < {most}
      - id: scene-{number}-out
        do: Call Maja and tell her everything
        to: the-end
"""


DEMANDS_HEAD = """\
  desk: {name: The desk, avatar: hill, role: helper}
"""

DEMANDS_TAIL = """\
  luck:
    stage: aftermath
    world:
      - {id: luck-a, text: Two friends get it., to: after, weight: {parameter: sent},
         set: {shared: true}}
      - {id: luck-b, text: Nothing comes., to: after, weight: rest}
  after:
    stage: aftermath
    messages:
      - {id: after-1, from: desk, text: We will look at it together.}
    choices:
      - {id: after-a, do: Tell Maja as well, to: with-maja, action: tell, set: {told: true}}
      - {id: after-b, do: Leave it with the desk, to: with-desk}
  with-maja:
    stage: aftermath
    messages:
      - {id: maja-1, from: maja, text: I am on my way.}
    ending: {id: maja, title: Two, text: Maja came., helps: [police, bank], person: maja}
  with-desk:
    stage: aftermath
    ending: {id: desk, title: A case, text: It is on paper., helps: [police, bank], person: desk}
reflections:
  - {id: refl-any, text: You went all the way.}
  - {id: refl-told, when: told, text: You told someone.}
  - {id: refl-paid, when: paid, text: The bank can be told.}
"""


def write_demands_scenario(path: Path, *, demands: int = 40, facts: int = 6) -> Path:
    """Demand after demand, with payments, chance, clocks and properties of the author's own.

    About ``demands`` times 2 to the power of ``facts`` + 1 states.
    """
    names = [f"fact_{number}" for number in range(facts)]
    declared = "".join(f"  {name}: false\n" for name in (*names, "paid", "told", "shared"))
    head = (
        f"{HEAD}{DEMANDS_HEAD}facts:\n{declared}meanings: {{shared: harm}}\n"
        "minutes: {least: 0.1, most: 200}\n"
        "properties:\n  - {id: hears, when: paid and not told, comes_to: told or paid}\n"
        "  - {id: rest, never: shared and not shared}\n"
    )
    talk = "".join(_remember(number, name, facts) for number, name in enumerate(names))
    asks = "".join(_demand(number, demands, names) for number in range(demands))
    path.write_text(f"{head}start: talk-0\nscenes:\n{talk}{asks}{DEMANDS_TAIL}", encoding="utf-8")
    return path


def _remember(number: int, name: str, facts: int) -> str:
    onward = f"talk-{number + 1}" if number + 1 < facts else "ask-0"
    return f"""\
  talk-{number}:
    stage: rapport
    messages:
      - {{id: talk-{number}-1, from: alex, text: And number {number}., evidence: [account]}}
    choices:
      - {{id: talk-{number}-a, say: Yes to {number}., to: {onward}, set: {{{name}: true}}}}
      - {{id: talk-{number}-b, say: No to {number}., to: {onward}}}
"""


def _demand(number: int, demands: int, names: list[str]) -> str:
    onward = f"ask-{number + 1}" if number + 1 < demands else "luck"
    name = names[number % len(names)]
    wait = f"      - {{id: ask-{number}-c, do: Wait for it, to: {onward}, action: ignore}}\n"
    return f"""\
  ask-{number}:
    stage: demand
    messages:
      - {{id: ask-{number}-1, from: alex, at: "{16 + number // 60}:{number % 60:02}",
         text: It is demand {number}., gentle: Alex asks again., tactic: new-demand}}
      - {{id: ask-{number}-2, from: narrator, text: Robin thinks of it., when: {name}}}
    choices:
      - {{id: ask-{number}-a, do: Pay once more, to: {onward}, action: pay, set: {{paid: true}}}}
      - {{id: ask-{number}-b, do: Block and report it, to: luck, action: block-and-report}}
{wait if onward != "luck" else ""}"""
