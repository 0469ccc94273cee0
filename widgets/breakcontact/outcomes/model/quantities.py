"""The quantities that the model computes."""

from __future__ import annotations

from typing import Final

AMOUNTS: Final = ("money", "payments", "demands", "days", "recontacts", "pressure")
"""Outcomes that are amounts: total money paid; numbers of payments, demands, days and demands from
other accounts; pressure, in days as bad as the first."""

CHANCES: Final = (
    "paid",
    "recontacted",
    "proof",
    "shared",
    "seen",
    "removed",
    "unsure",
    "evidence",
    "told",
)
"""Outcomes that happen or not."""

QUANTITIES: Final = AMOUNTS + CHANCES
