"""The one kind of fault that a user is told about in a sentence."""


class BreakContactError(Exception):
    """A fault that was foreseen: its text says what is wrong, where, and what to do about it."""

    def _render_traceback_(self) -> list[str]:
        """What a notebook shows instead of a traceback: the sentence."""
        return [str(self)]
