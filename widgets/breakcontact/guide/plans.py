"""Session plans: who does what for how long, with the minutes of stories and lessons filled in.

``plans.yaml`` beside the pages says where the minutes of each part come from: a number, a part of a
lesson, a play of a story, or what is left of the session.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Final, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from breakcontact.authoring.source_text import read_text
from breakcontact.authoring.yaml_source import parse_tree
from breakcontact.errors import BreakContactError
from breakcontact.guide.escape import load_words
from breakcontact.guide.lessons import load_parts
from breakcontact.guide.minutes import find_plays, load_story
from breakcontact.guide.numbers import render_table
from breakcontact.guide.pages import find_pages

NAME: Final = "plans.yaml"

_REST: Final = "rest"


class _Part(BaseModel):
    """A part of a session.

    Attributes:
        id: Its name is the message ``plan.<plan>.<id>``.
        minutes: How long it takes, or ``rest`` for what is left of the session.
        lesson: The part of a lesson whose minutes it takes, such as ``01_match/review``.
        story: The story whose usual play by a slow reader it takes.
        least: The fewest minutes that ``rest`` may be.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)
    id: str
    minutes: Annotated[int, Field(gt=0)] | Literal["rest"] | None = None
    lesson: str | None = None
    story: str | None = None
    least: int = 1


class _Plan(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)
    minutes: Annotated[int, Field(gt=0)]
    parts: tuple[_Part, ...]


class _Plans(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)
    plans: dict[str, _Plan]


@dataclass(frozen=True, slots=True)
class Slot:
    """A part of a session with its time.

    Attributes:
        id: What the plan calls it.
        name: What is done.
        start: Minutes from the beginning of the session.
        minutes: How long it takes.
    """

    id: str
    name: str
    start: int
    minutes: int


def list_plans() -> tuple[str, ...]:
    """The ids of all plans."""
    return tuple(_load().plans)


def find_slots(plan: str, language: str) -> tuple[Slot, ...]:
    """The parts of a plan, in order.

    Raises:
        BreakContactError: If there is no such plan, or its parts do not add up to its minutes.
    """
    words = load_words(language)
    plans = _load().plans
    if plan not in plans:
        raise BreakContactError(f"There is no plan '{plan}'. There are: {', '.join(list_plans())}.")
    minutes = _share_out(plan, plans[plan], language)
    slots: list[Slot] = []
    for part in plans[plan].parts:
        start = slots[-1].start + slots[-1].minutes if slots else 0
        name = words[f"plan.{plan}.{part.id}"]
        slots.append(Slot(part.id, name, start, minutes[part.id]))
    return tuple(slots)


def render_plan(plan: str, language: str) -> str:
    """A plan as a table: from when to when, how long, and what."""
    words = load_words(language)
    rows = [
        [f"{slot.start}–{slot.start + slot.minutes}", str(slot.minutes), slot.name]
        for slot in find_slots(plan, language)
    ]
    head = [words[f"minutes.{each}"] for each in ("clock", "about", "part")]
    return render_table(head, rows)


def render_slot(plan: str, part: str, language: str) -> str:
    """When a part of a plan begins and ends, and how long it takes.

    Raises:
        BreakContactError: If the plan has no such part.
    """
    slots = {slot.id: slot for slot in find_slots(plan, language)}
    if part not in slots:
        raise BreakContactError(
            f"The plan '{plan}' has no part '{part}'; it has: {', '.join(slots)}."
        )
    slot = slots[part]
    told = load_words(language)["minutes.slot"].format(
        start=slot.start, end=slot.start + slot.minutes, minutes=slot.minutes
    )
    return f"*{told}*"


def _share_out(name: str, plan: _Plan, language: str) -> Mapping[str, int]:
    """The minutes of each part; one part takes what is left."""
    known = {part.id: _find_minutes(part, language) for part in plan.parts}
    left = plan.minutes - sum(minutes or 0 for minutes in known.values())
    rests = [part for part in plan.parts if known[part.id] is None]
    if len(rests) != 1 or left < rests[0].least:
        raise BreakContactError(
            f"The plan '{name}' leaves {left} of its {plan.minutes} minutes for what takes the "
            f"rest ({', '.join(part.id for part in rests) or 'nothing does'}); change {NAME}."
        )
    return {part_id: left if minutes is None else minutes for part_id, minutes in known.items()}


def _find_minutes(part: _Part, language: str) -> int | None:
    if part.story is not None:
        play = find_plays(load_story(part.story), language)["usual"]
        return math.ceil(play.minutes(language, slow=True))
    if part.lesson is not None:
        slug, _, part_id = part.lesson.partition("/")
        parts = {each.id: each.minutes for each in load_parts(slug, language)}
        if part_id not in parts:
            raise BreakContactError(
                f"The lesson '{slug}' has no part '{part_id}'. There are: {', '.join(parts)}."
            )
        return parts[part_id]
    return None if part.minutes in (None, _REST) else int(part.minutes or 0)


def _load() -> _Plans:
    path = find_pages() / NAME
    tree, problems = parse_tree(read_text(path), NAME)
    if problems:
        raise BreakContactError(str(problems[0]))
    try:
        return _Plans.model_validate(tree.data)
    except ValidationError as error:
        fault = error.errors()[0]
        where = ".".join(map(str, fault["loc"]))
        raise BreakContactError(f"{NAME}, {where}: {fault['msg']}.") from None
