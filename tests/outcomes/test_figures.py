"""Figures show the numbers that were found, the unknown as unknown, and to everybody."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations
from pathlib import Path

import numpy as np
import pytest
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.text import Text

from breakcontact.i18n import load_messages
from breakcontact.outcomes.errors import OutcomeError
from breakcontact.outcomes.figures.amount_plots import plot_money_averages, plot_tornado
from breakcontact.outcomes.figures.captions import Caption
from breakcontact.outcomes.figures.catalogue import FIGURES, make_figure
from breakcontact.outcomes.figures.data import (
    Tornado,
    find_curve,
    find_demand_lines,
    find_icon_array,
    find_money,
    find_more_demands,
    share_out,
)
from breakcontact.outcomes.figures.line_plots import plot_break_even, plot_demands, plot_paid
from breakcontact.outcomes.figures.people_plots import plot_people
from breakcontact.outcomes.figures.style import SMALL, UNKNOWN_HATCH
from breakcontact.outcomes.model.results import Results, find_results
from breakcontact.outcomes.model.uncertainty import Band, Bar
from breakcontact.outcomes.registry import load_registry
from breakcontact.vocabulary import ACTIONS, CLOSING

DRAWS = 300
EDITIONS = [("en", "GB"), ("en", "NO"), ("nb", "NO")]


@pytest.fixture(scope="module", params=EDITIONS, ids="-".join)
def edition(request: pytest.FixtureRequest) -> tuple[Results, dict[str, str], str]:
    """The numbers, the words and the language of a figure."""
    language, country = request.param
    results = find_results(load_registry(), np.random.default_rng(3), country, DRAWS)
    return results, load_messages(language), language


@pytest.fixture(scope="module")
def results() -> Results:
    """Our own numbers for the United Kingdom."""
    return find_results(load_registry(), np.random.default_rng(3), "GB", DRAWS)


@pytest.fixture
def ax() -> Axes:
    """Empty axes."""
    return Figure().add_subplot()


def describe(name: str, results: Results, language: str = "en") -> Caption:
    """The caption of a figure."""
    return make_figure(name, results, load_messages(language), language).caption


def texts_of(figure: Figure) -> Iterator[Text]:
    """All words that can be read in a figure."""
    for text in figure.findobj(Text):
        if text.get_text().strip() and text.get_visible():
            yield text


@pytest.mark.parametrize("name", FIGURES)
def test_figure_can_be_read_on_a_projector(
    edition: tuple[Results, dict[str, str], str], name: str
) -> None:
    """No word is smaller than 18 points, and none is cut off at the edge of the figure."""
    figure = make_figure(name, *edition).draw()
    figure.draw_without_rendering()
    page = figure.bbox

    for text in texts_of(figure):
        assert text.get_fontsize() >= SMALL
        if text.get_window_extent().width and text.get_clip_on() is False:
            box = text.get_window_extent()
            assert box.x0 >= page.x0 - 1, text.get_text()
            assert box.x1 <= page.x1 + 1, text.get_text()


@pytest.mark.parametrize("name", FIGURES)
def test_figure_can_be_read_on_a_phone(
    edition: tuple[Results, dict[str, str], str], name: str
) -> None:
    """On a screen of 390 pixels every letter is 11 pixels high, and no text lies on another."""
    figure = make_figure(name, *edition).draw(narrow=True)
    figure.draw_without_rendering()
    page = figure.bbox
    scale = (390 - 40) / (figure.get_figwidth() * 72)

    boxes = [text.get_window_extent() for text in figure.texts if text.get_text().strip()]
    for box in boxes:
        assert page.x0 <= box.x0 <= box.x1 <= page.x1
        assert page.y0 <= box.y0 <= box.y1 <= page.y1
    for one, other in combinations(boxes, 2):
        assert not one.overlaps(other)
    drawn = figure.get_tightbbox()
    assert drawn.x0 >= 0
    assert drawn.x1 <= figure.get_figwidth()
    assert min(text.get_fontsize() * scale for text in texts_of(figure)) >= 10.9


@pytest.mark.parametrize("name", FIGURES)
def test_figure_carries_its_confidence_words_and_table(
    edition: tuple[Results, dict[str, str], str], name: str
) -> None:
    """Every figure says how sure it is; its caption tells all of it, and its table is full."""
    labels = edition[1]
    made = make_figure(name, *edition)
    caption = made.caption
    shown = " ".join(text.get_text() for text in texts_of(made.draw()))
    start = labels["figure.confidence"].partition("{")[0]

    assert start in shown
    assert caption.title in shown
    assert len(caption.alternative) > 100
    assert "{" not in caption.alternative + " ".join(caption.foot)
    assert caption.rows
    assert all(len(row) == len(caption.head) and all(row) for row in caption.rows)


@pytest.mark.parametrize("name", FIGURES)
def test_svg_is_the_same_each_time_and_speaks(
    edition: tuple[Results, dict[str, str], str], name: str
) -> None:
    """The same numbers give the same file, with title and text alternative inside."""
    caption = make_figure(name, *edition).caption
    drawn = [make_figure(name, *edition).render_svg() for _ in range(2)]

    assert drawn[0] == drawn[1]
    told = "".join(ET.fromstring(drawn[0]).itertext())
    assert caption.title in told
    assert caption.alternative in told


def test_a_hundred_people_stand_in_each_field(results: Results, ax: Axes) -> None:
    """Each kind has as many people as were found, and all together they are a hundred."""
    row = find_icon_array(results, "pay")
    kinds = (("shared", row.shared), ("unknown", row.unknown), ("not-shared", row.not_shared))
    plot_people(kinds, row.shared_band, ax)
    drawn = {str(people.get_label()): len(people.get_offsets()) for people in ax.collections}

    assert drawn == dict(kinds)
    assert sum(drawn.values()) == 100


def test_unknown_is_hatched_and_nothing_else_is(results: Results, ax: Axes) -> None:
    """People of whom nobody knows are hatched; a hatch means nothing else."""
    row = find_icon_array(results, "block")
    kinds = (("shared", row.shared), ("unknown", row.unknown), ("not-shared", row.not_shared))
    plot_people(kinds, row.shared_band, ax)
    hatched = [people.get_label() for people in ax.collections if people.get_hatch()]

    assert hatched == ["unknown"]
    assert row.unknown > 0


def test_band_lies_below_the_people_on_their_scale(ax: Axes) -> None:
    """Where a number could lie is drawn apart, as a line under the people it would reach to."""
    plot_people((("more", 54), ("no-more", 46)), Band(33.0, 52.0, 72.0), ax)
    band = next(line for line in ax.lines if line.get_label() == "band")

    assert list(band.get_xdata()) == [33 / 4, 72 / 4]
    assert max(band.get_ydata()) < 0


def test_sharing_is_drawn_alike_for_all_actions(results: Results) -> None:
    """With our numbers no action looks as though it prevented sharing, and the foot says why."""
    rows = [find_icon_array(results, action) for action in ACTIONS]
    foot = " ".join(describe("icon-array", results).foot)

    assert len({(row.shared, row.unknown, row.not_shared) for row in rows}) == 1
    assert all(row.shared_band.high - row.shared_band.low > 20 for row in rows)
    assert "nobody has measured a difference" in foot


def test_words_no_longer_say_alike_when_it_is_not() -> None:
    """When sharing after paying is set lower, neither foot nor text alternative call it alike."""
    changed = {"sharing_ratio_paid": 0.3}
    moved = find_results(load_registry(), np.random.default_rng(3), "GB", 50, changed)
    caption = describe("icon-array", moved)

    assert "measured a difference" not in " ".join([caption.alternative, *caption.foot])


def test_more_demands_are_those_of_the_exact_answer(results: Results) -> None:
    """People with more demands are counted as the model's distribution has them."""
    for action in ACTIONS:
        exact = results.outcomes[action].demands.at_least(2)
        drawn = find_more_demands(action, results.columns)

        assert find_icon_array(results, action).more == round(100 * exact)
        assert drawn.min() >= 0
        assert drawn.max() <= 1


def test_money_bars_stand_where_the_average_could_lie(results: Results, ax: Axes) -> None:
    """The hatched bar goes from the low end of the band to the high one, the mark is the mean."""
    rows = [find_money(results, action) for action in ("pay", "bargain")]
    plot_money_averages(rows, str, ax)

    for row, bar in zip(rows, ax.patches, strict=True):
        assert (bar.get_x(), bar.get_x() + bar.get_width()) == pytest.approx(
            (row.band.low, row.band.high)
        )
        assert bar.get_hatch() == UNKNOWN_HATCH
    means = [line.get_xdata()[0] for line in ax.lines]
    assert means == [row.mean for row in rows]


def test_those_who_do_not_pay_lose_nothing(results: Results) -> None:
    """In the table of money all ways without payment stand with nought."""
    caption = describe("money", results)
    by_name = {row[0]: row[1:] for row in caption.rows}

    for action in ("ignore", *CLOSING):
        assert set(by_name[load_messages("en")[f"action.{action}"]]) == {"£0"}


def test_demand_lines_are_told_apart_without_colour(results: Results, ax: Axes) -> None:
    """Each line has a stroke, a mark and a hatch of its own, and begins at all hundred people."""
    lines = find_demand_lines(results)
    plot_demands(lines, ["one", "two"], ax)

    assert [line.middle[0] for line in lines] == pytest.approx([100, 100])
    assert len({(line.get_linestyle(), line.get_marker()) for line in ax.lines}) == len(lines)
    assert len({band.get_hatch() for band in ax.collections}) == len(lines)
    for line, drawn in zip(lines, ax.lines, strict=True):
        assert list(drawn.get_ydata()) == list(line.middle)


def test_drivers_reach_from_low_to_high(ax: Axes) -> None:
    """One bar for each number, from one result to the other, whichever is larger."""
    bars = [Bar("one", 10.0, 40.0), Bar("two", 30.0, 20.0)]
    plot_tornado(Tornado(bars, 25.0), str, ax, log=False)

    assert [(bar.get_x(), bar.get_width()) for bar in ax.patches] == [(10.0, 30.0), (20.0, 10.0)]
    assert ax.yaxis_inverted()


def test_bars_of_sharing_reach_to_both_sides(results: Results) -> None:
    """What drives the difference in sharing can make it larger or smaller: nobody can say which."""
    caption = describe("sharing", results)

    for _, low, high in caption.rows:
        assert low.startswith("−") != high.startswith("−")
    assert any("nobody can say which is worse" in line for line in caption.foot)


def test_break_even_rises_to_the_sharing_without_payment(results: Results, ax: Axes) -> None:
    """The heavier the harm, the less rare sharing has to be, but always rarer than without."""
    curve = find_curve(results)
    plot_break_even(curve, ax, harm=20_000.0)
    drawn = {line.get_label(): line for line in ax.lines}

    assert list(curve.harms) == sorted(curve.harms)
    assert list(curve.needed) == sorted(curve.needed)
    assert max(curve.needed) < curve.refused
    assert curve.needed[0] == pytest.approx(0, abs=1e-9)
    assert drawn["refused"].get_ydata()[0] == pytest.approx(100 * curve.refused)
    assert drawn["harm"].get_xdata()[0] == 20_000.0


def test_what_is_taken_stands_inside_what_could_be(results: Results, ax: Axes) -> None:
    """Beside break-even, our own number lies in the hatched bar, and that reaches over the line."""
    curve = find_curve(results)
    plot_paid(curve, ax)
    bar = ax.patches[0]

    assert bar.get_hatch() == UNKNOWN_HATCH
    assert bar.get_y() < 100 * curve.refused < bar.get_y() + bar.get_height()


def test_people_are_shared_out_to_the_last() -> None:
    """Rounding loses nobody and adds nobody."""
    assert share_out([1 / 3, 1 / 3, 1 / 3]) == [34, 33, 33]
    assert share_out([0.0, 1.0, 0.0]) == [0, 100, 0]


def test_amounts_follow_country_and_language() -> None:
    """Kroner and pounds are written as they are in each language."""
    shown = {}
    for language, country in EDITIONS:
        results = find_results(load_registry(), np.random.default_rng(3), country, 50)
        shown[language, country] = describe("money", results, language)

    assert "£1,600" in shown["en", "GB"].alternative
    assert "NOK\u00a016,000" in shown["en", "NO"].alternative
    assert "16\u00a0000\u00a0kr" in shown["nb", "NO"].alternative


def test_unknown_figure_names_the_others(results: Results) -> None:
    """A figure that there is not is told in a sentence."""
    with pytest.raises(OutcomeError, match=r"no figure 'pie'\. There are: icon-array, money"):
        make_figure("pie", results, load_messages("en"), "en")


def test_unknown_ending_is_refused(results: Results, tmp_path: Path) -> None:
    """A figure is not written to a file of a kind that cannot hold it."""
    figure = make_figure("money", results, load_messages("en"), "en")

    with pytest.raises(OutcomeError, match=r"as \.svg, \.pdf or \.png, not as 'money\.txt'"):
        figure.save(tmp_path / "money.txt")


@pytest.mark.parametrize(("old", "new"), [("fields", "icon-array"), ("drivers", "tornado")])
def test_notebooks_of_earlier_versions_show_their_figures(
    results: Results, old: str, new: str
) -> None:
    """A notebook that asks for a figure by its former name gets the same figure."""
    labels = load_messages("en")
    made = make_figure(old, results, labels, "en")

    assert made.name == new
    assert made.caption == make_figure(new, results, labels, "en").caption


@pytest.mark.parametrize("name", FIGURES)
def test_drawing_and_caption_show_data_computed_once(
    results: Results, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The data behind a figure is computed when it is made; describing and drawing reuse it."""
    computed = []
    recipe = FIGURES[name]
    counting = replace(recipe, compute=lambda found: computed.append(name) or recipe.compute(found))
    monkeypatch.setitem(FIGURES, name, counting)
    make_figure(name, results, load_messages("en"), "en").render_svg()

    assert computed == [name]
