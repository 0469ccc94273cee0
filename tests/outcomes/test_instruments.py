"""What is said about an instrument has a source, a place where it holds, and an honest mark."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from matplotlib.figure import Figure

import breakcontact
from breakcontact.authoring.load import check_file
from breakcontact.i18n import list_languages, load_messages
from breakcontact.outcomes.errors import OutcomeError
from breakcontact.outcomes.figures.instrument_captions import list_rows, list_table
from breakcontact.outcomes.figures.instrument_plots import plot_map, plot_timeline
from breakcontact.outcomes.figures.style import INK, PAPER
from breakcontact.outcomes.instruments import load_instruments
from breakcontact.outcomes.instruments.source import INSTRUMENTS

SOURCE = Path(breakcontact.__file__).parent / "data" / "instruments.yaml"
TABLE = load_instruments()
LAW = re.compile(
    r"18 U\.S\.C\. \d{4}|\d{4}/\d+/EU|\(EU\) \d{4}/\d+|§ \d+ ?\w?\b|\d+ (?:August|October) 20\d\d"
    r"|31 December 20\d\d"
)
"""Statutes and the days from which they hold, as they are written in English."""
SMALL = """\
format: 1
kind: instruments
sources:
  page: {publisher: P, title: T, year: 2020, seen: own page, address: "https://example.org"}
  note: {publisher: N, title: U, seen: secondary report}
stations:
  here: {name: Here, x: 0, y: 0}
  there: {name: There, x: 1, y: 0}
instruments:
  ask:
    name: A request
    does: Asks.
    countries: Everywhere.
    line: ask
    route: [here, there]
    badge: [0.5, 0]
    days: [1, 9]
    sources: [page, note]
    verified: true
periods:
  logs: {name: Logs, days: [1, 5]}
"""


def find_faults(text: str, folder: Path) -> list[tuple[str, str]]:
    """The codes and sentences of what is wrong with a table, but for the missing translation."""
    path = folder / "instruments.yaml"
    path.write_text(text, encoding="utf-8")
    problems = check_file(path, [INSTRUMENTS]).problems
    return [(each.code, each.sentence) for each in problems if each.code != "BC602"]


def test_a_small_table_has_no_faults(tmp_path: Path) -> None:
    """The table that the faults below are put into is right."""
    assert find_faults(SMALL, tmp_path) == []


@pytest.mark.parametrize(
    ("right", "wrong", "code", "says"),
    [
        ("[page, note]", "[pag, note]", "BC701", "no source 'pag'"),
        ("[page, note]", "[]", "BC003", "'ask' has no source"),
        ("[page, note]", "[note]", "BC001", "publisher's own page"),
        ("[page, note]", "[page]", "BC705", "names the source 'note'"),
        ("[here, there]", "[here, nowhere]", "BC001", "no station 'nowhere'"),
        ("    badge: [0.5, 0]\n", "", "BC001", "both 'route' and 'badge'"),
        ("days: [1, 9]", "days: [9, 1]", "BC001", "first day is after the last"),
        ("days: [1, 5]", "days: [5, 1]", "BC001", "first day is after the last"),
    ],
)
def test_a_fault_is_told(right: str, wrong: str, code: str, says: str, tmp_path: Path) -> None:
    """An author reads what is missing or cannot be."""
    found = find_faults(SMALL.replace(right, wrong), tmp_path)

    assert any(each == code and says in sentence for each, sentence in found), found


@pytest.mark.parametrize("language", list_languages())
def test_a_reader_sees_where_each_holds_and_how_we_know(language: str) -> None:
    """Each row names countries and a source; what no official text was read for says so."""
    labels = load_messages(language)
    rows = list_table(TABLE, labels, language)

    assert len(rows) == len(TABLE.instruments) >= 14
    for row, instrument in zip(rows, TABLE.instruments, strict=True):
        assert all(row), row
        marked = row[-1] == labels["figure.map.not-verified"]
        assert marked is not instrument.verified


def test_orders_of_the_union_are_not_offered_to_norway_or_the_united_kingdom() -> None:
    """Nobody learns here that an order between EU countries is theirs to send."""
    within = {"European Investigation Order", "European Production and Preservation Orders"}
    found = [each for each in TABLE.instruments if each.names["en"].split(" (")[0] in within]

    assert len(found) == 2
    for each in found:
        assert "Not Norway" in each.countries["en"]
        assert "the UK" in each.countries["en"]
        assert each.stops == ()
        assert each.days is None


@pytest.mark.parametrize("language", list_languages())
def test_the_map_marks_what_was_not_verified(language: str) -> None:
    """A number is dark where an official text was read, and white elsewhere."""
    ax = plot_map(TABLE, language, Figure().add_subplot())
    badges = {text.get_text(): text for text in ax.texts}

    for instrument in TABLE.instruments:
        if instrument.badge:
            colour = badges[str(instrument.number)].get_color()
            assert colour == (PAPER if instrument.verified else INK)
    for station in TABLE.stations.values():
        names = {text.get_text().replace("\n", " ") for text in ax.texts}
        assert station.names[language] in names


@pytest.mark.parametrize("name", ["scenarios/borders.yaml", "questions/22_borders.yaml"])
def test_the_law_that_a_lesson_names_is_in_the_table(name: str) -> None:
    """Each statute, article and day that a learner reads has its row, with source and mark."""
    known = " ".join(SOURCE.read_text(encoding="utf-8").split())
    told = " ".join((SOURCE.parent / name).read_text(encoding="utf-8").split())
    named = set(LAW.findall(told))

    assert len(named) >= 2
    assert [each for each in sorted(named) if each.replace("C. 2", "C. § 2") not in known] == []


def test_what_runs_out_stands_on_its_days() -> None:
    """A bar goes from the first day to the last; what takes less than a day is a mark."""
    rows = list_rows(TABLE, "en")
    ax = plot_timeline(rows, Figure().add_subplot())
    bars = {(bar.get_x(), bar.get_x() + bar.get_width()) for bar in ax.patches}
    marks = [float(line.get_xdata()[0]) for line in ax.lines if line.get_marker() == "D"]

    assert bars == {(row.first, row.last) for row in rows if row.first != row.last}
    assert sorted(marks) == sorted(row.first for row in rows if row.first == row.last)


@pytest.mark.parametrize("text", [None, "", "{}", "[]"])
def test_a_table_that_cannot_be_read_is_told(text: str | None, tmp_path: Path) -> None:
    """A missing or broken file is one sentence with what to do."""
    path = tmp_path / "instruments.json"
    if text is not None:
        path.write_text(text, encoding="utf-8")

    with pytest.raises(OutcomeError, match=r"instruments.json cannot be read. Build it again"):
        load_instruments(path)


def test_our_own_table_has_no_faults() -> None:
    """Both languages are complete."""
    assert check_file(SOURCE, [INSTRUMENTS]).problems == []
