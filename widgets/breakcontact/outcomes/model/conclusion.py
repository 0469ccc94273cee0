"""Conclusions from a set of parameters, in sentences that depend on the results."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from breakcontact.i18n.format import render_money
from breakcontact.outcomes.model.break_even import BreakEven, find_break_even
from breakcontact.outcomes.model.exact import Outcome, compare
from breakcontact.outcomes.registry.parameters import Parameters
from breakcontact.vocabulary import BLOCK_AND_REPORT, PAY

_ALIKE = 0.005
"""Chances that differ by less than half a person in a hundred count as equal."""

Labels = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Conclusion:
    """The conclusion from a set of parameters.

    Attributes:
        verdict: ``never``, ``too-light``, ``short`` or ``worth``.
        sentences: The conclusion in words.
    """

    verdict: str
    sentences: list[str]


def conclude(
    parameters: Parameters,
    harm: float,
    labels: Labels,
    currency: str,
    language: str,
    against: str = BLOCK_AND_REPORT,
) -> Conclusion:
    """Compare paying with another action, and say whether paying would be worth it.

    Args:
        parameters: The parameters of the model.
        harm: What it is worth, in money, that the picture is not shared.
        labels: The words of the interface in the language.
        currency: The currency of all amounts.
        language: The language of the sentences.
        against: The action that paying is compared with.

    Raises:
        OutcomeError: If ``harm`` is not an amount, or there is no such action.
    """
    even = find_break_even(parameters, harm, against)
    verdict = _judge(even)
    values = {
        "against": labels[f"action.{against}"],
        "cost": render_money(even.cost, currency, language),
        "harm": render_money(harm, currency, language),
        "least": render_money(even.least_harm, currency, language) if even.shared_refused else "",
        **_show_chances(even),
    }
    keys = _choose_sentences(even, verdict)
    demands = _tell_demands(compare(parameters, [PAY, against]), against, labels, values["against"])
    return Conclusion(verdict, [demands, *(labels[key].format(**values) for key in keys)])


def _choose_sentences(even: BreakEven, verdict: str) -> list[str]:
    keys = [
        "conclusion.money",
        f"conclusion.sharing.{_compare(even.shared_paid, even.shared_refused)}",
        f"conclusion.verdict.{verdict}",
    ]
    if verdict == "never" and even.needed is not None:
        keys.append("conclusion.needed")
    return keys


def _judge(even: BreakEven) -> str:
    if even.is_worth_it:
        return "worth"
    if even.shared_paid >= even.shared_refused - 1e-9:
        return "never"
    return "too-light" if even.needed is None else "short"


def _tell_demands(outcomes: Mapping[str, Outcome], against: str, labels: Labels, name: str) -> str:
    paid, refused = (outcomes[action].demands.at_least(2) for action in (PAY, against))
    sentence = labels[f"conclusion.demands.{_compare(paid, refused)}"]
    return sentence.format(paid=round(100 * paid), refused=round(100 * refused), against=name)


def _compare(paid: float, refused: float) -> str:
    if abs(paid - refused) < _ALIKE:
        return "same"
    return "more" if paid > refused else "less"


def _show_chances(even: BreakEven) -> dict[str, str]:
    """Chances as people out of 100, with one decimal if whole numbers would hide a difference."""
    people = [100 * even.shared_paid, 100 * even.shared_refused]
    if even.needed is not None:
        people.append(100 * even.needed)
    gaps = [abs(one - other) for one in people for other in people if one != other]
    digits = 1 if any(0.05 < gap < 1 for gap in gaps) else 0
    names = ("paid", "refused", "needed")
    return {name: f"{each:.{digits}f}" for name, each in zip(names, people, strict=False)}
