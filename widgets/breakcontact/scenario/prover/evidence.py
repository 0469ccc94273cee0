"""Evidence: something can be saved before a demand, and before anything can be lost."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from breakcontact.scenario.exploration import Pick, Row
from breakcontact.scenario.model import Choice
from breakcontact.scenario.name_checks import list_picks
from breakcontact.scenario.prover.breach import Breach, describe_picks
from breakcontact.scenario.prover.case import Case
from breakcontact.scenario.prover.search import search

_LOSING = frozenset({"delete"})
_SAVING = frozenset({"block-and-report"})


def check_evidence(case: Case) -> Iterator[Breach]:
    """Say where a demand or a loss comes before anything that the police ask for could be saved."""
    yield from _check_demand(case)
    yield from _check_loss(case)


def _check_demand(case: Case) -> Iterator[Breach]:
    having = case.by_view(lambda view: any(message.evidence for message in view.messages))
    reach = search(case, [0], enter=lambda _, row: not having[row.view])
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
    saved = case.positions("saved")
    losing = {
        pick.id
        for pick, _ in list_picks(case.scenario)
        if _acts(pick, _LOSING) or _changes(pick, case.positions("lost"))
    }
    saving = {
        pick.id
        for pick, _ in list_picks(case.scenario)
        if pick.id not in losing and (_acts(pick, _SAVING) or _changes(pick, saved))
    }

    offering = case.by_view(lambda view: any(step.pick.id in saving for step in view.plan.steps))

    def can_save(row: Row) -> bool:
        return any(row.facts[at] for at in saved.values()) or (
            offering[row.view] and any(step.pick.id in saving for step, _ in row.ways)
        )

    if not losing:
        return
    reach = search(case, [0], enter=lambda _, row: not can_save(row))
    for index in reach.before:
        row = case.rows[index]
        for step, _ in row.ways:
            if step.pick.id in losing:
                picks = (*reach.way_to(index), step.pick.id)
                sentence = (
                    f"'{step.pick.id}' loses the chat before it could be saved, "
                    f"{describe_picks(picks)}: offer beside it, or before it, a choice with the "
                    "action block-and-report, or one that sets a fact with the meaning 'saved'."
                )
                yield Breach("BC410", step.path, sentence, picks)
                return


def _acts(pick: Pick, actions: frozenset[str]) -> bool:
    return isinstance(pick, Choice) and pick.action in actions


def _changes(pick: Pick, facts: Iterable[str]) -> bool:
    """Whether a pick makes one of the facts true."""
    return any(pick.sets.get(name) or pick.adds.get(name, 0) > 0 for name in facts)
