"""The user interface of notebooks: lessons, their widgets, and quizzes."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from breakcontact.ui.lesson import Lesson
    from breakcontact.ui.quiz.quiz import Quiz
    from breakcontact.ui.start.start import Start

__all__ = ["Lesson", "Quiz", "Start"]


def __getattr__(name: str) -> object:
    """Import names lazily: nbgrader's kernel needs a quiz without any widget."""
    if name == "Lesson":
        from breakcontact.ui.lesson import Lesson

        return Lesson
    if name == "Quiz":
        from breakcontact.ui.quiz.quiz import Quiz

        return Quiz
    if name == "Start":
        from breakcontact.ui.start.start import Start

        return Start
    raise AttributeError(f"module 'breakcontact.ui' has no attribute '{name}'")
