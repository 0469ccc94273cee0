"""A life can be told day by day, in both languages, and says what the columns say."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from breakcontact.i18n import load_messages
from breakcontact.outcomes.errors import OutcomeError
from breakcontact.outcomes.model.timeline import KINDS, Event, list_events, render_timeline
from breakcontact.outcomes.model.trajectories import Trajectories, draw_trajectories
from breakcontact.outcomes.registry import load_registry
from breakcontact.vocabulary import ACTIONS

DEFAULT = load_registry().parameters(stays_refused=0.8, stays_blocked=0.8, demand_growth=1.5)


def _draw(action: str, cases: int = 300) -> Trajectories:
    return draw_trajectories(action, DEFAULT, cases, np.random.default_rng(5))


def _count(events: list[Event], kind: str) -> int:
    return sum(event.until - event.day + 1 for event in events if event.kind == kind)


@pytest.mark.parametrize("action", ACTIONS)
def test_a_life_says_what_its_columns_say(action: str) -> None:
    """Demands, payments, money, days and what became of the picture are all in the story."""
    cases = _draw(action)

    for index in range(len(cases)):
        events = list_events(cases, index)
        met = _count(events, "payment") + _count(events, "payment-again")
        unmet = sum(_count(events, kind) for kind in ("again", "offer-again", "broke-again"))
        money = sum(e.amount or 0 for e in events if e.kind.startswith("payment"))
        assert met == cases.payments[index]
        assert _count(events, "recontact") == cases.recontacts[index]
        assert (
            1 + _count(events, "payment-again") + unmet + _count(events, "recontact")
            == (cases.demands[index])
        )
        assert money == pytest.approx(cases.money[index])
        assert _count(events, "shared") == cases.shared[index] != _count(events, "quiet")
        assert _count(events, "proof") == cases.proof[index]
        assert _count(events, "removed") == cases.removed[index]
        assert _count(events, "unsure") == cases.unsure[index]
        assert _count(events, "evidence") == cases.evidence[index]


@pytest.mark.parametrize("action", ACTIONS)
def test_days_are_told_in_order(action: str) -> None:
    """A story does not jump back, but for what was begun before."""
    cases = _draw(action)

    for index in range(len(cases)):
        days = [event.day for event in list_events(cases, index)]
        assert days[0] == 0
        assert days == sorted(days)


def test_what_comes_alike_is_told_once() -> None:
    """Days in a row on which the same came are one sentence."""
    cases = draw_trajectories(
        "ignore", replace(DEFAULT, sharing_per_day=0.0), 50, np.random.default_rng(5)
    )
    index = int(np.argmax(cases.days))

    again = [event for event in list_events(cases, index) if event.kind == "again"]

    assert len(again) == 1
    assert (again[0].day, again[0].until) == (1, cases.days[index] - 1)


@pytest.mark.parametrize("language", ["en", "nb"])
@pytest.mark.parametrize("action", ACTIONS)
def test_lives_are_told_in_both_languages(action: str, language: str) -> None:
    """No word is missing and no gap is left open."""
    cases, labels = _draw(action, 200), load_messages(language)

    for index in range(len(cases)):
        for sentence in render_timeline(cases, index, labels, "NOK", language):
            assert "{" not in sentence
            assert sentence.startswith("Da")
            assert sentence.endswith(".")


def test_every_kind_of_event_is_told_somewhere() -> None:
    """No kind has words that are never said."""
    poor = replace(DEFAULT, most_payments=1)
    none = replace(DEFAULT, most_payments=0)
    drawn = [
        *(_draw(action) for action in ACTIONS),
        draw_trajectories("pay", poor, 100, np.random.default_rng(5)),
        draw_trajectories("pay", none, 100, np.random.default_rng(5)),
    ]

    told = {
        event.kind
        for cases in drawn
        for index in range(len(cases))
        for event in list_events(cases, index)
    }

    assert told == set(KINDS)
    assert all(f"life.{kind}" in load_messages("en") for kind in KINDS)


@pytest.mark.parametrize("index", [-1, 300])
def test_nobody_else_can_be_told_of(index: int) -> None:
    """A life that was not drawn has no story."""
    with pytest.raises(OutcomeError, match="counted from 0 to 299"):
        list_events(_draw("pay"), index)
