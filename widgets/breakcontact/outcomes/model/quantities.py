"""What the model says something about."""

from __future__ import annotations

from typing import Final

AMOUNTS: Final = ("money", "payments", "demands", "days", "recontacts", "pressure")
"""Outcomes that are amounts: money paid in all; payments, demands, days and demands from other
accounts in number; pressure in days as heavy as the first."""

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
"""Outcomes that come about or do not."""

QUANTITIES: Final = AMOUNTS + CHANCES
