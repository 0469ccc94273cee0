"""True or false, with certainty, in the bank: an exhibit, and whether it is genuine."""

from __future__ import annotations

from breakcontact.item_bank.items.rules import Rules

TRUE_FALSE = Rules(
    "judge", ("exhibit", "genuine", "explain"), lambda item: {"genuine": item.genuine}
)
