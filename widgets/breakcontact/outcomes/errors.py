"""Errors of the outcome model."""

from breakcontact.errors import BreakContactError


class OutcomeError(BreakContactError):
    """Input that the model rejects, such as an unknown action or a number outside its limits."""
