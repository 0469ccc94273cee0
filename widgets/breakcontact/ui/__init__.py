"""What a notebook shows: the lesson and its widgets."""

from breakcontact.ui.lesson import Lesson

__all__ = ["Lesson"]
