"""What stands beside a figure, and the ways of saying that all captions share."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from breakcontact.outcomes.figures.style import wrap
from breakcontact.outcomes.formatting import render_money, render_number
from breakcontact.outcomes.model.results import Answers

Labels: TypeAlias = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Caption:
    """What stands beside a figure.

    Attributes:
        title: What it asks.
        alternative: All that it shows, for those who do not see it.
        foot: What its marks mean, and how sure it is.
        head: The heads of the table's columns.
        rows: The numbers, one row after the other.
    """

    title: str
    alternative: str
    foot: list[str]
    head: list[str]
    rows: list[list[str]]


def list_actions(actions: Sequence[str], labels: Labels) -> str:
    """Actions by name, in a row: a; b; c."""
    names = [labels[f"action.{action}"] for action in actions]
    return "; ".join([*names[:1], *(name[0].lower() + name[1:] for name in names[1:])])


def name_driver(
    key: str, answers: Answers, labels: Labels, language: str, width: int | None = None
) -> str:
    """A number's name with its range, in lines of some width."""
    number = answers.registry[key]
    ends = {
        end: render_number(getattr(number, end), number.unit, language) for end in ("low", "high")
    }
    span = labels["figure.drivers.range"].format(**ends)
    name = number.names[language]
    return f"{name}: {span}" if width is None else f"{wrap(name, width)}\n{span}"


def tell_confidence(confidence: str, labels: Labels) -> str:
    """How sure something is, as a sentence."""
    words = labels[f"confidence.{confidence.replace(' ', '-')}"]
    return labels["figure.confidence"].format(confidence=words)


def show_money(answers: Answers, language: str) -> Callable[[float], str]:
    """How amounts are written."""
    return lambda amount: render_money(amount, answers.currency, language)


def show_whole(number: float) -> str:
    """A whole number, with a proper minus."""
    return f"{number:.0f}".replace("-", "−")
