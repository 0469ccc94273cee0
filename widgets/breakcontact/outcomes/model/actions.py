"""The actions of the outcome model."""

from __future__ import annotations

from typing import Final

from breakcontact.outcomes.errors import OutcomeError
from breakcontact.vocabulary import (
    ACTIONS,
    BARGAIN,
    BLOCK,
    BLOCK_AND_REPORT,
    DELETE,
    IGNORE,
    PAY,
)

EVIDENCE: Final = {
    PAY: "evidence_left",
    BARGAIN: "evidence_left",
    IGNORE: "evidence_left",
    DELETE: "evidence_after_delete",
    BLOCK: "evidence_left",
    BLOCK_AND_REPORT: "evidence_saved",
}
"""For each action, the parameter with the chance that the evidence still exists."""


def check_action(action: str) -> str:
    """Return the action if the model knows it.

    Raises:
        OutcomeError: If the model has no such action.
    """
    if action not in ACTIONS:
        raise OutcomeError(f"There is no action '{action}'. There are: {', '.join(ACTIONS)}.")
    return action
