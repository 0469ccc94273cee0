"""The captions of the map and the timeline, and the rows that the timeline draws."""

from __future__ import annotations

from breakcontact.outcomes.figures.captions import Caption, Labels, describe_confidence
from breakcontact.outcomes.figures.instrument_plots import Row
from breakcontact.outcomes.instruments import Instrument, Instruments
from breakcontact.outcomes.model.results import Results

AS_READ = "as read"


def describe_map(table: Instruments, results: Results, labels: Labels, language: str) -> Caption:
    """Every instrument with its route, where it holds, its sources, and whether one was read."""
    routes = " ".join(
        labels["figure.map.alternative.route"].format(
            number=each.number,
            name=each.names[language],
            stops=", ".join(table.stations[stop].names[language] for stop in each.stops),
        )
        for each in table.instruments
        if each.stops
    )
    absent = "; ".join(
        f"{each.number} {each.names[language]}" for each in table.instruments if not each.stops
    )
    return Caption(
        title=labels["figure.map.title"],
        alternative=labels["figure.map.alternative"].format(routes=routes),
        foot=[
            labels["figure.map.foot"],
            labels["figure.map.absent"].format(names=absent),
            describe_confidence(AS_READ, labels),
        ],
        head=[
            labels[f"figure.map.column.{each}"]
            for each in ("name", "does", "countries", "source", "verified")
        ],
        rows=list_table(table, labels, language),
    )


def list_table(table: Instruments, labels: Labels, language: str) -> list[list[str]]:
    """One row for each instrument: what it is and does, where it holds, and how we know."""
    return [
        [
            f"{each.number} {each.names[language]}",
            each.does[language],
            each.countries[language],
            table.cite(each),
            labels["figure.map.verified" if each.verified else "figure.map.not-verified"],
        ]
        for each in table.instruments
    ]


def list_rows(table: Instruments, language: str) -> list[Row]:
    """The bars of the timeline by their first day; what runs out comes first."""
    used = sorted((each for each in table.instruments if each.days), key=_first_day)
    return [
        *(Row(each.names[language], "runs-out", *each.days) for each in table.periods),
        *(Row(each.names[language], each.line, *each.days) for each in used if each.days),
    ]


def describe_timeline(
    table: Instruments, results: Results, labels: Labels, language: str
) -> Caption:
    """Every bar with its first and its last day."""
    rows = list_rows(table, language)
    bars = " ".join(
        labels["figure.timeline.alternative.bar"].format(
            name=row.name, first=row.first, last=row.last
        )
        for row in rows
    )
    return Caption(
        title=labels["figure.timeline.title"],
        alternative=labels["figure.timeline.alternative"].format(bars=bars),
        foot=[labels["figure.timeline.foot"], describe_confidence(AS_READ, labels)],
        head=[labels[f"figure.timeline.column.{each}"] for each in ("name", "first", "last")],
        rows=[[row.name, str(row.first), str(row.last)] for row in rows],
    )


def _first_day(instrument: Instrument) -> int:
    return instrument.days[0] if instrument.days else 0
