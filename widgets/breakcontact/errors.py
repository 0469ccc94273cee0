"""The base class of expected errors."""


class BreakContactError(Exception):
    """An expected error; its message says what is wrong, where, and what to do about it."""

    def _render_traceback_(self) -> list[str]:
        """Show the message in a notebook instead of a traceback."""
        return [str(self)]
