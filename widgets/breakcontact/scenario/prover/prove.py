"""All properties, family by family, in an order in which none is told of twice."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import islice

from breakcontact.authoring.schema_check import MOST_FAULTS
from breakcontact.scenario.prover.breach import Breach
from breakcontact.scenario.prover.case import Case
from breakcontact.scenario.prover.choices import check_choices
from breakcontact.scenario.prover.clocks import check_clocks
from breakcontact.scenario.prover.danger import check_danger
from breakcontact.scenario.prover.endings import check_endings
from breakcontact.scenario.prover.evidence import check_evidence
from breakcontact.scenario.prover.gentle import check_gentle
from breakcontact.scenario.prover.playing_time import check_playing_time
from breakcontact.scenario.prover.stated import check_stated
from breakcontact.scenario.prover.teenagers import check_teenagers
from breakcontact.scenario.prover.threats import check_threats
from breakcontact.scenario.prover.ways import check_loops, check_states, check_usual_way

FAMILIES: tuple[Callable[[Case], Iterator[Breach]], ...] = (
    check_evidence,
    check_endings,
    check_threats,
    check_danger,
    check_gentle,
    check_teenagers,
    check_choices,
    check_clocks,
    check_loops,
    check_usual_way,
    check_playing_time,
    check_stated,
)
"""What is proved of a story in which every state leads to an ending."""

PARTS = len(FAMILIES) + 2
"""Steps of the progress that is told of: the states are found, and come to an end; the families."""

Progress = Callable[[int], object]
"""Is told how many further steps are done."""


def ignore_progress(_: int) -> None:
    """Tell nobody."""


def prove(case: Case, *, fully: bool = True, progress: Progress = ignore_progress) -> list[Breach]:
    """Everything that does not hold, each with the shortest play that shows it.

    Args:
        case: The story.
        fully: Whether to go on after the way through the story; not while it is only half read.
        progress: Is told of each step.
    """
    breaches = list(islice(check_states(case), MOST_FAULTS))
    progress(1)
    if fully and case.found.complete and not any(_is_stuck(breach) for breach in breaches):
        for check in FAMILIES:
            breaches += islice(check(case), MOST_FAULTS)
            progress(1)
    return breaches


def _is_stuck(breach: Breach) -> bool:
    """Whether there are plays that cannot come to an end, so that others say little."""
    return breach.code in ("BC304", "BC306", "BC308", "BC310")
