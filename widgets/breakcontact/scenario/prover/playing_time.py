"""How long a play takes: within the bounds that the author has set."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from breakcontact.scenario.exploration import Row
from breakcontact.scenario.model import Choice
from breakcontact.scenario.prover.breach import Breach, describe_picks
from breakcontact.scenario.prover.case import Case, is_decision

_MINUTE = 60


def check_playing_time(case: Case) -> Iterator[Breach]:
    """Say if the shortest play is too short, or the longest too long."""
    bounds = case.scenario.minutes
    if bounds is None or any(len(group) > 1 for group in case.circles):
        return
    for key, limit, choose in (("least", bounds.least, min), ("most", bounds.most, max)):
        minutes = _measure(case, choose)
        if (minutes[0] < limit) if key == "least" else (minutes[0] > limit):
            picks = tuple(_follow(case, minutes, choose))
            word = "shortest" if key == "least" else "longest"
            sentence = (
                f"The {word} play takes {minutes[0]:.1f} minutes, not at {key} {limit}, "
                f"{describe_picks(picks)}; reckoned with {case.pace.words:g} words a minute and "
                f"{case.pace.pause:g} seconds for each choice."
            )
            yield Breach("BC317", ("minutes", key), sentence, picks)


def _measure(case: Case, choose: Callable[[list[float]], float]) -> list[float]:
    """Minutes from each state to an ending, the shortest or the longest way."""
    minutes = [0.0] * len(case.rows)
    for (index,) in case.circles:
        row = case.rows[index]
        on = choose([minutes[target] for _, target in row.ways]) if row.ways else 0.0
        minutes[index] = _minutes_of(case, row) + on
    return minutes


def _minutes_of(case: Case, row: Row) -> float:
    words = sum(len(message.text.split()) for message in row.messages)
    if not is_decision(row):
        return words / case.pace.words
    picks = [step.pick for step, _ in row.ways]
    words += sum(len((p.say or p.do or "").split()) for p in picks if isinstance(p, Choice))
    return words / case.pace.words + case.pace.pause / _MINUTE


def _follow(
    case: Case, minutes: list[float], choose: Callable[[list[float]], float]
) -> Iterator[str]:
    index = 0
    while case.rows[index].ways:
        ways = case.rows[index].ways
        wanted = choose([minutes[target] for _, target in ways])
        step, index = next(way for way in ways if minutes[way[1]] == wanted)
        yield step.pick.id
