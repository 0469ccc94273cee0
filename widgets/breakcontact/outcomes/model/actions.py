"""The six ways to meet a demand that the model compares."""

from __future__ import annotations

from typing import Final

from breakcontact.outcomes.errors import OutcomeError

PAY: Final = "pay"
BARGAIN: Final = "bargain"
IGNORE: Final = "ignore"
DELETE: Final = "delete"
BLOCK: Final = "block"
BLOCK_AND_REPORT: Final = "block-and-report"

ACTIONS: Final = (PAY, BARGAIN, IGNORE, DELETE, BLOCK, BLOCK_AND_REPORT)
"""In the order in which they are shown; the names are those of a scenario's choices."""

PAYING: Final = frozenset((PAY, BARGAIN))
"""Actions in which money may change hands; in all others it never does."""

CLOSING: Final = frozenset((DELETE, BLOCK, BLOCK_AND_REPORT))
"""Actions that close the way on which the blackmailer writes."""

REPORTING: Final = frozenset((BLOCK_AND_REPORT,))
"""Actions in which the case is reported, and so told to somebody."""

EVIDENCE: Final = {
    PAY: "evidence_left",
    BARGAIN: "evidence_left",
    IGNORE: "evidence_left",
    DELETE: "evidence_after_delete",
    BLOCK: "evidence_left",
    BLOCK_AND_REPORT: "evidence_saved",
}
"""The parameter that says how likely evidence is still there."""


def check_action(action: str) -> str:
    """Give back the name of an action.

    Raises:
        OutcomeError: If the model has no such action.
    """
    if action not in ACTIONS:
        raise OutcomeError(f"There is no action '{action}'. There are: {', '.join(ACTIONS)}.")
    return action
