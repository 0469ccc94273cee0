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
