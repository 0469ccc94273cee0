"""Evidence: something can be saved before a demand, and before anything can be lost."""

from __future__ import annotations

from collections.abc import Iterator

from breakcontact.scenario.exploration import Row, Step
from breakcontact.scenario.prover.breach import Breach, describe_picks
from breakcontact.scenario.prover.case import Case, has_action
from breakcontact.scenario.prover.search import search

_LOSING = frozenset({"delete"})
_SAVING = frozenset({"block-and-report"})


def check_evidence(case: Case) -> Iterator[Breach]:
    """Say where a demand or a loss comes before anything that the police ask for could be saved."""
    yield from _check_demand(case)
    yield from _check_loss(case)


def _check_demand(case: Case) -> Iterator[Breach]:
    reach = search(
        case, [0], enter=lambda _, row: not any(message.evidence for message in row.messages)
    )
    for index in reach.before:
        last = case.rows[index].plan.last
        if case.scenario.scenes[last].stage == "demand":
            picks = reach.way_to(index)
            sentence = (
                f"The demand in '{last}' comes before there was any evidence to save, "
                f"{describe_picks(picks, case.found.facts_of(index))}: "
                "give a message on that way 'evidence'."
            )
            yield Breach("BC404", ("scenes", last), sentence, picks, at_key=True)
            return


def _check_loss(case: Case) -> Iterator[Breach]:
    """No pick that loses evidence comes before a pick that saves it was offered."""
    saved = case.positions("saved").values()
    lost = case.positions("lost").values()

    def is_lost(row: Row, step: Step, target: int) -> bool:
        facts = case.rows[target].facts
        return has_action(step, _LOSING) or any(facts[at] and not row.facts[at] for at in lost)

    def can_save(row: Row) -> bool:
        return any(row.facts[at] for at in saved) or any(
            not is_lost(row, step, target)
            and (has_action(step, _SAVING) or any(case.rows[target].facts[at] for at in saved))
            for step, target in row.ways
        )

    reach = search(case, [0], enter=lambda _, row: not can_save(row))
    for index in reach.before:
        row = case.rows[index]
        for step, target in row.ways:
            if is_lost(row, step, target):
                picks = (*reach.way_to(index), step.pick.id)
                sentence = (
                    f"'{step.pick.id}' loses the chat before it could be saved, "
                    f"{describe_picks(picks)}: offer beside it, or before it, a choice with the "
                    "action block-and-report, or one that sets a fact with the meaning 'saved'."
                )
                yield Breach("BC410", step.path, sentence, picks)
                return
