"""What can be foreseen to go wrong while texts are marked; the page turns codes into sentences."""

from __future__ import annotations

from typing import Any

from breakcontact.errors import BreakContactError


class MarkingError(BreakContactError):
    """Something was not done, and nothing was changed.

    Args:
        code: ``bad`` (no mark at all), ``gone`` (no such text), ``busy`` or ``failed`` (the
            gradebook), ``notes`` (``marking.db``), ``nothing`` (to undo).
        reason: What the system said, or "".
    """

    def __init__(self, code: str, reason: str = "") -> None:
        super().__init__(f"{code}: {reason}" if reason else code)
        self.code = code
        self.reason = reason


class ChangedError(MarkingError):
    """The mark or the text is another one than the marker saw; nothing was changed.

    Attributes:
        current: The text as it is now, as ``Marking.show`` gives it.
    """

    def __init__(self, current: dict[str, Any]) -> None:
        super().__init__("changed")
        self.current = current
