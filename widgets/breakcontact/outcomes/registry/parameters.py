"""The parameters of one run of the model, and their limits."""

from __future__ import annotations

import math
from dataclasses import dataclass, fields
from typing import Final

from breakcontact.outcomes.errors import OutcomeError


@dataclass(frozen=True, slots=True)
class Limits:
    """The values that a parameter may have.

    Attributes:
        least: The smallest value.
        most: The largest value.
        whole: Whether it has to be a whole number.
    """

    least: float
    most: float
    whole: bool = False

    def describe(self) -> str:
        """The limits as the end of a sentence."""
        kind = "a whole number" if self.whole else "a number"
        return f"{kind} from {self.least:,g} to {self.most:,g}"


_CHANCE: Final = Limits(0, 1)
_RATIO: Final = Limits(0, 1000)
_DAYS: Final = Limits(0.1, 3650)

LIMITS: Final[dict[str, Limits]] = {
    "further_demand_after_payment": _CHANCE,
    "stays_refused": _CHANCE,
    "stays_blocked": _CHANCE,
    "sharing_per_day": _CHANCE,
    "sharing_ratio_paid": _RATIO,
    "sharing_ratio_blocked": _RATIO,
    "recontact_after_block": _CHANCE,
    "proof_to_one_contact": _CHANCE,
    "bargain_accepted": _CHANCE,
    "bargain_share": _CHANCE,
    "first_demand": Limits(0, 1e9),
    "demand_spread": Limits(0, 3),
    "demand_growth": Limits(0, 100),
    "most_payments": Limits(0, 40, whole=True),
    "unsure": _CHANCE,
    "removable": _CHANCE,
    "removed": _CHANCE,
    "removal_days": Limits(1, 3650),
    "evidence_left": _CHANCE,
    "evidence_saved": _CHANCE,
    "evidence_after_delete": _CHANCE,
    "tells_someone": _CHANCE,
    "pressure_half_life": _DAYS,
    "pressure_half_life_told": _DAYS,
}
"""The limits of every parameter of the model, by name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Parameters:
    """A value for every parameter; the guide's page on the outcome model gives their symbols.

    Use :func:`dataclasses.replace` to change some of them; the new values are checked too.

    Attributes:
        further_demand_after_payment: Chance of another demand on the day after a payment.
        stays_refused: Chance that the blackmailer continues for another day after a refusal.
        stays_blocked: The same on a day on which contact is closed.
        sharing_per_day: Chance that the picture is shared on a day of the case.
        sharing_ratio_paid: Factor on the daily risk of sharing after a payment.
        sharing_ratio_blocked: The same after contact was closed.
        recontact_after_block: Chance, on a day after a block, of a demand from another account.
        proof_to_one_contact: Chance that one contact gets the picture as proof on the first day.
        bargain_accepted: Chance that an offer is accepted on the day it is made.
        bargain_share: The fraction of a demand that is then paid.
        first_demand: Median of the first demand, in the currency of the country.
        demand_spread: Standard deviation of the logarithm of the first demand.
        demand_growth: A demand as a multiple of the previously paid one.
        most_payments: Number of payments after which there is no money left.
        unsure: Chance of never finding out, if no sharing became known.
        removable: Fraction of shared pictures that are where someone can take them down.
        removed: Chance that such a picture is taken down after a report.
        removal_days: Mean number of days until it is taken down.
        evidence_left: Chance that the chat can still be shown if nothing was saved or deleted.
        evidence_saved: The same if it was saved at once.
        evidence_after_delete: The same if everything was deleted.
        tells_someone: Chance that someone is told, without a report.
        pressure_half_life: Days in which pressure halves if nothing happens.
        pressure_half_life_told: The same after someone was told.
    """

    further_demand_after_payment: float
    stays_refused: float
    stays_blocked: float
    sharing_per_day: float
    sharing_ratio_paid: float
    sharing_ratio_blocked: float
    recontact_after_block: float
    proof_to_one_contact: float
    bargain_accepted: float
    bargain_share: float
    first_demand: float
    demand_spread: float
    demand_growth: float
    most_payments: int
    unsure: float
    removable: float
    removed: float
    removal_days: float
    evidence_left: float
    evidence_saved: float
    evidence_after_delete: float
    tells_someone: float
    pressure_half_life: float
    pressure_half_life_told: float

    def __post_init__(self) -> None:
        for field in fields(self):
            number = check_value(field.name, getattr(self, field.name))
            plain = int(number) if LIMITS[field.name].whole else number
            object.__setattr__(self, field.name, plain)


def check_value(name: str, value: object) -> float:
    """Return a value as a number if the parameter may have it.

    Raises:
        OutcomeError: If there is no such parameter, or the value is outside its limits.
    """
    limits = LIMITS.get(name)
    if limits is None:
        raise OutcomeError(f"The model has no parameter '{name}'.")
    number = float(value) if _is_number(value) else math.nan  # type: ignore[arg-type] # just asked
    if not limits.least <= number <= limits.most or (limits.whole and number != int(number)):
        raise OutcomeError(f"'{name}' is {value!r}; it must be {limits.describe()}.")
    return number


def _is_number(value: object) -> bool:
    if isinstance(value, bool | str | bytes) or value is None:
        return False
    try:
        float(value)  # type: ignore[arg-type] # numpy's numbers convert, anything else raises
    except (TypeError, ValueError, OverflowError):
        return False
    return True
