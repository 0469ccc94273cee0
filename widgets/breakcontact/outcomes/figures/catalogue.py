"""Figures for a projector or for print, by name, each with its caption.

:func:`make_figure` computes the data of a figure once; its caption and its drawing are made from
the same data. The ``plot_*`` functions in the modules beside this one draw a single part of a
figure on axes that you provide.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from breakcontact.outcomes.errors import OutcomeError
from breakcontact.outcomes.figures import captions, instrument_captions
from breakcontact.outcomes.figures.captions import (
    Caption,
    Labels,
    list_actions,
    name_parameter,
    name_share,
    show_money,
)
from breakcontact.outcomes.figures.data import (
    BreakEvenCurve,
    DemandLine,
    IconArray,
    MoneyRow,
    Share,
    Tornado,
    find_curve,
    find_demand_lines,
    find_icon_arrays,
    find_money_rows,
    find_money_tornado,
    find_sharing_tornado,
    find_young_shares,
)
from breakcontact.outcomes.instruments import Instruments, load_instruments
from breakcontact.outcomes.model.results import Results

if TYPE_CHECKING:
    from matplotlib.figure import Figure

_OLD_NAMES: Final = {"fields": "icon-array", "drivers": "tornado"}
"""Names of figures in notebooks that were written for earlier versions."""


@dataclass(frozen=True)
class PrintedFigure:
    """A figure: its data, and the caption and drawing that show this data.

    Attributes:
        name: One of :data:`FIGURES`.
        data: What the figure shows, as in :mod:`~breakcontact.outcomes.figures.data`.
        results: The results that the data was taken from.
        labels: The words of the interface in the language.
        language: The language of labels and amounts.
        caption: The text that goes with it.
    """

    name: str
    data: Any
    results: Results
    labels: Labels
    language: str
    caption: Caption

    def draw(self, *, narrow: bool = False) -> Figure:
        """Draw it with matplotlib; ``narrow`` for a phone, with its parts below each other.

        Raises:
            ImportError: If matplotlib is not installed.
        """
        draw = FIGURES[self.name].draw
        told = (self.caption.foot, self.results, self.labels, self.language)
        figure = draw(self.data, *told, narrow=narrow)
        figure.set_gid(self.name)
        return figure

    def render_svg(self, *, narrow: bool = False) -> str:
        """The drawing as SVG with its text alternative; the same data gives the same bytes."""
        figure = self.draw(narrow=narrow)
        from matplotlib import rc_context

        text = io.StringIO()
        with rc_context({"svg.hashsalt": "breakcontact", "hatch.linewidth": 1.4}):
            about = {
                "Title": self.caption.title,
                "Description": self.caption.alternative,
                "Date": None,
            }
            figure.savefig(text, format="svg", metadata=about)
        return text.getvalue()

    def save(self, path: Path) -> None:
        """Write the drawing to a file whose ending names the format: svg, pdf or png.

        Raises:
            ImportError: If matplotlib is not installed.
            OutcomeError: If the ending is none of these.
        """
        kind = path.suffix.lower().removeprefix(".")
        if kind == "svg":
            path.write_text(self.render_svg(), encoding="utf-8")
        elif kind in ("pdf", "png"):
            figure = self.draw()
            from matplotlib import rc_context

            with rc_context({"hatch.linewidth": 1.4}):
                figure.savefig(path, format=kind, metadata={"Title": self.caption.title})
        else:
            raise OutcomeError(f"A figure is written as .svg, .pdf or .png, not as '{path.name}'.")


def make_figure(name: str, results: Results, labels: Labels, language: str) -> PrintedFigure:
    """Compute the data of a figure and describe it; nothing is drawn yet.

    Args:
        name: One of :data:`FIGURES`; the former names ``fields`` and ``drivers`` work as well.
        results: The results of the model.
        labels: The words of the interface in the language.
        language: The language of labels and amounts.

    Raises:
        OutcomeError: If there is no such figure.
    """
    name = _OLD_NAMES.get(name, name)
    if name not in FIGURES:
        raise OutcomeError(f"There is no figure '{name}'. There are: {', '.join(FIGURES)}.")
    recipe = FIGURES[name]
    data = recipe.compute(results)
    caption = recipe.describe(data, results, labels, language)
    return PrintedFigure(name, data, results, labels, language, caption)


def _draw_icon_arrays(
    arrays: list[IconArray],
    foot: list[str],
    results: Results,
    labels: Labels,
    language: str,
    *,
    narrow: bool,
) -> Figure:
    from breakcontact.outcomes.figures import narrow_plots, people_plots

    draw = narrow_plots.draw_icon_arrays if narrow else people_plots.draw_icon_arrays
    return draw(arrays, labels, foot)


def _draw_money(
    rows: list[MoneyRow],
    foot: list[str],
    results: Results,
    labels: Labels,
    language: str,
    *,
    narrow: bool,
) -> Figure:
    from breakcontact.outcomes.figures import amount_plots, narrow_plots

    draw = narrow_plots.draw_money if narrow else amount_plots.draw_money
    return draw(rows, labels, show_money(results, language), foot)


def _draw_demands(
    lines: list[DemandLine],
    foot: list[str],
    results: Results,
    labels: Labels,
    language: str,
    *,
    narrow: bool,
) -> Figure:
    from breakcontact.outcomes.figures import line_plots, narrow_charts

    names = [list_actions(line.actions, labels) for line in lines]
    draw = narrow_charts.draw_demands if narrow else line_plots.draw_demands
    return draw(lines, names, labels, foot)


def _draw_tornado(
    tornado: Tornado,
    foot: list[str],
    results: Results,
    labels: Labels,
    language: str,
    *,
    narrow: bool,
) -> Figure:
    from breakcontact.outcomes.figures import amount_plots, narrow_charts

    show = show_money(results, language)
    words = {
        "title": labels["figure.tornado.title"],
        "axis": labels["figure.tornado.axis"],
        "now": labels["figure.tornado.now"].format(amount=show(tornado.now)),
    }
    names = _name_bars(tornado, results, labels, language)
    draw = narrow_charts.draw_tornado if narrow else amount_plots.draw_tornado
    return draw(names, tornado, words, show, foot, log=True)


def _draw_sharing(
    tornado: Tornado,
    foot: list[str],
    results: Results,
    labels: Labels,
    language: str,
    *,
    narrow: bool,
) -> Figure:
    from breakcontact.outcomes.figures import amount_plots, narrow_charts

    words = {
        "title": labels["figure.sharing.title"],
        "axis": labels["figure.sharing.axis"],
        "now": labels["figure.sharing.same"],
    }
    names = _name_bars(tornado, results, labels, language)
    draw = narrow_charts.draw_tornado if narrow else amount_plots.draw_tornado
    return draw(names, tornado, words, _show_difference, foot, log=False)


def _draw_break_even(
    curve: BreakEvenCurve,
    foot: list[str],
    results: Results,
    labels: Labels,
    language: str,
    *,
    narrow: bool,
) -> Figure:
    from breakcontact.outcomes.figures import line_plots, narrow_charts

    draw = narrow_charts.draw_break_even if narrow else line_plots.draw_break_even
    return draw(curve, labels, show_money(results, language), foot)


def _draw_young(
    shares: list[Share],
    foot: list[str],
    results: Results,
    labels: Labels,
    language: str,
    *,
    narrow: bool,
) -> Figure:
    from breakcontact.outcomes.figures import narrow_charts, young_plots

    names = [name_share(share, labels) for share in shares]
    draw = narrow_charts.draw_young if narrow else young_plots.draw_young
    return draw(shares, names, labels["figure.young.title"], foot)


def _find_instruments(results: Results) -> Instruments:
    """The same for all results: no model is behind the instruments."""
    return load_instruments()


def _draw_map(
    table: Instruments,
    foot: list[str],
    results: Results,
    labels: Labels,
    language: str,
    *,
    narrow: bool,
) -> Figure:
    from breakcontact.outcomes.figures import instrument_plots, narrow_instruments

    words = {each: labels[f"figure.line.{each}"] for each in ("freeze", "ask", "tell", "act")}
    draw = narrow_instruments.draw_map if narrow else instrument_plots.draw_map
    return draw(table, words, language, labels["figure.map.title"], foot)


def _draw_timeline(
    table: Instruments,
    foot: list[str],
    results: Results,
    labels: Labels,
    language: str,
    *,
    narrow: bool,
) -> Figure:
    from breakcontact.outcomes.figures import instrument_plots, narrow_instruments

    words = {
        "axis": labels["figure.timeline.axis"],
        **{
            each: labels[f"figure.line.{each}"]
            for each in ("freeze", "ask", "tell", "act", "runs-out")
        },
    }
    rows = instrument_captions.list_rows(table, language)
    draw = narrow_instruments.draw_timeline if narrow else instrument_plots.draw_timeline
    return draw(rows, words, labels["figure.timeline.title"], foot)


def _name_bars(tornado: Tornado, results: Results, labels: Labels, language: str) -> list[str]:
    return [name_parameter(bar.key, results, labels, language, width=44) for bar in tornado.bars]


def _show_difference(people: float) -> str:
    whole = round(people)
    return f"+{whole}" if whole > 0 else str(whole).replace("-", "−")


@dataclass(frozen=True, slots=True)
class _Recipe:
    """How a figure is made: its data, then its caption and its drawing from this data."""

    compute: Callable[[Results], Any]
    describe: Callable[[Any, Results, Labels, str], Caption]
    draw: Callable[..., Figure]


FIGURES: Final[Mapping[str, _Recipe]] = {
    "icon-array": _Recipe(find_icon_arrays, captions.describe_icon_array, _draw_icon_arrays),
    "money": _Recipe(find_money_rows, captions.describe_money, _draw_money),
    "demands": _Recipe(find_demand_lines, captions.describe_demands, _draw_demands),
    "tornado": _Recipe(find_money_tornado, captions.describe_tornado, _draw_tornado),
    "sharing": _Recipe(find_sharing_tornado, captions.describe_sharing, _draw_sharing),
    "break-even": _Recipe(find_curve, captions.describe_break_even, _draw_break_even),
    "young": _Recipe(find_young_shares, captions.describe_young, _draw_young),
    "map": _Recipe(_find_instruments, instrument_captions.describe_map, _draw_map),
    "timeline": _Recipe(_find_instruments, instrument_captions.describe_timeline, _draw_timeline),
}
"""Every figure by name."""
