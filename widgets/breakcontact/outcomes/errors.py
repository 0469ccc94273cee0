"""What the model refuses."""

from breakcontact.errors import BreakContactError


class OutcomeError(BreakContactError):
    """A question that the model does not answer: an unknown action, a number that cannot be."""
