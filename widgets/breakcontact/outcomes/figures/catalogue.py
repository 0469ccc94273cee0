"""Figures that a teacher would print, each by its name, with its caption.

``draw_figure`` makes any of them; the ``plot_*`` functions beside this module draw one part on axes
of one's own. What they show is in :mod:`~breakcontact.outcomes.figures.data`, what it says in words
in :mod:`~breakcontact.outcomes.figures.captions`.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Final

from breakcontact.outcomes.errors import OutcomeError
from breakcontact.outcomes.figures.caption import Caption, list_actions, name_driver, show_money
from breakcontact.outcomes.figures.captions import describe
from breakcontact.outcomes.figures.data import (
    find_curve,
    find_demand_lines,
    find_drivers,
    find_field,
    find_money,
)
from breakcontact.outcomes.model.results import Answers
from breakcontact.vocabulary import PAY

if TYPE_CHECKING:
    from matplotlib.figure import Figure

    Drawer = Callable[["Answers", Mapping[str, str], str, list[str]], Figure]


def draw_figure(name: str, answers: Answers, labels: Mapping[str, str], language: str) -> Figure:
    """Draw one of :data:`FIGURES`.

    Args:
        name: Which one.
        answers: What it shows.
        labels: The words of the interface in the language.
        language: en or nb, for amounts.

    Raises:
        OutcomeError: If there is no such figure.
    """
    if name not in FIGURES:
        raise OutcomeError(f"There is no figure '{name}'. There are: {', '.join(FIGURES)}.")
    caption = describe(name, answers, labels, language)
    figure = FIGURES[name](answers, labels, language, caption.foot)
    figure.set_gid(name)
    return figure


def render_svg(figure: Figure, caption: Caption) -> str:
    """The figure as SVG, to the byte the same each time, with its text alternative inside."""
    from matplotlib import rc_context

    text = io.StringIO()
    with rc_context({"svg.hashsalt": "breakcontact", "hatch.linewidth": 1.4}):
        told = {"Title": caption.title, "Description": caption.alternative, "Date": None}
        figure.savefig(text, format="svg", metadata=told)
    return text.getvalue()


def save_figure(figure: Figure, caption: Caption, path: Path) -> None:
    """Write the figure to a file; its ending says how: svg, pdf or png.

    Raises:
        OutcomeError: If the ending is none of these.
    """
    from matplotlib import rc_context

    kind = path.suffix.lower().removeprefix(".")
    if kind == "svg":
        path.write_text(render_svg(figure, caption), encoding="utf-8")
    elif kind in ("pdf", "png"):
        with rc_context({"hatch.linewidth": 1.4}):
            figure.savefig(path, format=kind, metadata={"Title": caption.title})
    else:
        raise OutcomeError(f"A figure is written as .svg, .pdf or .png, not as '{path.name}'.")


def _draw_fields(
    answers: Answers, labels: Mapping[str, str], language: str, foot: list[str]
) -> Figure:
    from breakcontact.outcomes.figures.people_plots import draw_fields

    return draw_fields([find_field(answers, action) for action in answers.actions], labels, foot)


def _draw_money(
    answers: Answers, labels: Mapping[str, str], language: str, foot: list[str]
) -> Figure:
    from breakcontact.outcomes.figures.amount_plots import draw_money

    rows = [find_money(answers, action) for action in answers.actions]
    return draw_money(rows, labels, show_money(answers, language), foot)


def _draw_demands(
    answers: Answers, labels: Mapping[str, str], language: str, foot: list[str]
) -> Figure:
    from breakcontact.outcomes.figures.line_plots import draw_demands

    lines = find_demand_lines(answers)
    names = [list_actions(line.actions, labels) for line in lines]
    return draw_demands(lines, names, labels, foot)


def _draw_drivers(
    answers: Answers, labels: Mapping[str, str], language: str, foot: list[str]
) -> Figure:
    from breakcontact.outcomes.figures.amount_plots import draw_drivers

    bars = find_drivers(answers, "money")
    now = answers.outcomes[PAY].values["money"].mean
    show = show_money(answers, language)
    words = {
        "title": labels["figure.drivers.title"],
        "axis": labels["figure.drivers.axis"],
        "now": labels["figure.drivers.now"].format(amount=show(now)),
    }
    names = [name_driver(bar.key, answers, labels, language, width=44) for bar in bars]
    pairs = [(bar.low, bar.high) for bar in bars]
    return draw_drivers(names, pairs, now, words, show, foot, log=True)


def _draw_sharing(
    answers: Answers, labels: Mapping[str, str], language: str, foot: list[str]
) -> Figure:
    from breakcontact.outcomes.figures.amount_plots import draw_drivers

    bars = [bar for bar in find_drivers(answers, "shared") if bar.width > 0.02]
    words = {
        "title": labels["figure.sharing.title"],
        "axis": labels["figure.sharing.axis"],
        "now": labels["figure.sharing.same"],
    }
    names = [name_driver(bar.key, answers, labels, language, width=44) for bar in bars]
    pairs = [(100 * bar.low, 100 * bar.high) for bar in bars]
    return draw_drivers(names, pairs, 0.0, words, _show_difference, foot, log=False)


def _draw_break_even(
    answers: Answers, labels: Mapping[str, str], language: str, foot: list[str]
) -> Figure:
    from breakcontact.outcomes.figures.line_plots import draw_break_even

    return draw_break_even(find_curve(answers), labels, show_money(answers, language), foot)


def _show_difference(people: float) -> str:
    whole = round(people)
    return f"+{whole}" if whole > 0 else str(whole).replace("-", "−")


FIGURES: Final[Mapping[str, Drawer]] = {
    "fields": _draw_fields,
    "money": _draw_money,
    "demands": _draw_demands,
    "drivers": _draw_drivers,
    "sharing": _draw_sharing,
    "break-even": _draw_break_even,
}
"""Every figure by name, in the order in which the lesson shows them."""
