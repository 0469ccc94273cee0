"""How long a play takes: within the bounds that the author has set."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from breakcontact.scenario.model import Choice
from breakcontact.scenario.name_checks import list_picks
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
    shown = case.by_view(lambda view: sum(len(each.text.split()) for each in view.messages))
    offered = {
        pick.id: len((pick.say or pick.do or "").split())
        for pick, _ in list_picks(case.scenario)
        if isinstance(pick, Choice)
    }
    minutes = [0.0] * len(case.rows)
    for (index,) in case.circles:
        row = case.rows[index]
        words = shown[row.view]
        pause = 0.0
        if is_decision(row):
            words += sum(offered[step.pick.id] for step, _ in row.ways)
            pause = case.pace.pause / _MINUTE
        on = choose([minutes[target] for _, target in row.ways]) if row.ways else 0.0
        minutes[index] = words / case.pace.words + pause + on
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
