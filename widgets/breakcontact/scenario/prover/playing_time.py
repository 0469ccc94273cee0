"""How long a play takes: within the bounds that the author has set."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from breakcontact.scenario.model import Choice
from breakcontact.scenario.name_checks import list_picks
from breakcontact.scenario.prover.breach import Breach, describe_picks
from breakcontact.scenario.prover.case import Case, is_decision

_MINUTE = 60


@dataclass(frozen=True, slots=True)
class PlayingTime:
    """Minutes that a play takes.

    Attributes:
        shortest: The least of all plays.
        usual: If the usual pick is taken everywhere.
        longest: The most of all plays.
    """

    shortest: float
    usual: float
    longest: float


def measure_playing_time(case: Case) -> PlayingTime | None:
    """How long plays take; ``None`` if one can go on for ever, or not all states are known."""
    if not case.found.complete or not _ends(case):
        return None
    spent = _measure_states(case)
    index, usual = 0, spent[0]
    while case.rows[index].ways:
        index = case.rows[index].ways[case.usual[index]][1]
        usual += spent[index]
    return PlayingTime(_measure(case, min)[0], usual, _measure(case, max)[0])


def check_playing_time(case: Case) -> Iterator[Breach]:
    """Say if the shortest play is too short, or the longest too long."""
    bounds = case.scenario.minutes
    if bounds is None or not _ends(case):
        return
    for key, limit, choose in (("least", bounds.least, min), ("most", bounds.most, max)):
        minutes = _measure(case, choose)
        if (minutes[0] < limit) if key == "least" else (minutes[0] > limit):
            picks = tuple(_follow(case, minutes, choose))
            word = "shortest" if key == "least" else "longest"
            sentence = (
                f"The {word} play takes {minutes[0]:.1f} minutes, not at {key} {limit:g}, "
                f"{describe_picks(picks)}; reckoned with {case.pace.words:g} words a minute and "
                f"{case.pace.pause:g} seconds for each choice."
            )
            yield Breach("BC317", ("minutes", key), sentence, picks)


def _ends(case: Case) -> bool:
    return all(len(group) == 1 for group in case.circles) and all(
        target != index for index, row in enumerate(case.rows) for _, target in row.ways
    )


def _measure_states(case: Case) -> list[float]:
    """Minutes in each state: to read its messages and what is offered, and to choose."""
    shown = case.by_view(lambda view: sum(len(each.text.split()) for each in view.messages))
    offered = {
        pick.id: len((pick.say or pick.do or "").split())
        for pick, _ in list_picks(case.scenario)
        if isinstance(pick, Choice)
    }
    spent: list[float] = []
    for row in case.rows:
        words = shown[row.view]
        pause = 0.0
        if is_decision(row):
            words += sum(offered[step.pick.id] for step, _ in row.ways)
            pause = case.pace.pause / _MINUTE
        spent.append(words / case.pace.words + pause)
    return spent


def _measure(case: Case, choose: Callable[[list[float]], float]) -> list[float]:
    """Minutes from each state to an ending, the shortest or the longest way."""
    minutes = _measure_states(case)
    for (index,) in case.circles:
        ways = case.rows[index].ways
        if ways:
            minutes[index] += choose([minutes[target] for _, target in ways])
    return minutes


def _follow(
    case: Case, minutes: list[float], choose: Callable[[list[float]], float]
) -> Iterator[str]:
    index = 0
    while case.rows[index].ways:
        ways = case.rows[index].ways
        wanted = choose([minutes[target] for _, target in ways])
        step, index = next(way for way in ways if minutes[way[1]] == wanted)
        yield step.pick.id
