"""A lesson's widgets together on a bare page, joined as a notebook joins them; no kernel runs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from chat_page import NOTHING_SAVED
from lesson_view import LessonView
from playwright.sync_api import expect
from widget_page import show_widgets

from breakcontact.ui import Lesson

PARTS = ("chat", "review", "steps", "practice")


@dataclass(kw_only=True)
class BareLesson(LessonView):
    """One lesson; what is picked is kept by a model that answers as Python does.

    Attributes:
        theme: ``light`` or ``dark``.
        state: The traits of all widgets. They share one model, as widgets in a notebook follow
            those of the chat.
        parts: The widgets, from top to bottom.
    """

    theme: str = "light"
    state: dict[str, Any]
    parts: tuple[str, ...] = PARTS

    def start(self) -> None:
        """Show the widgets."""
        show_widgets(self.page, self.parts, self.state, self.theme, keeps=True)
        expect(self.chat.first).to_be_visible()

    def _kept(self) -> dict[str, Any]:
        kept: dict[str, Any] = self.page.evaluate("window.model.get('saved')")
        return kept


def lesson_state(slug: str, language: str) -> dict[str, Any]:
    """The traits that Python gives the widgets of a lesson."""
    lesson = Lesson(slug, language=language, memory_only=True)
    state: dict[str, Any] = {}
    words = lesson.chat().owner_of("labels")
    for widget in (words, lesson.questions(), lesson.steps(), lesson.review(), lesson.chat()):
        state |= {name: value for name, value in widget.get_state().items() if name[0] != "_"}
    return state | {"memory_only": False, "saved": NOTHING_SAVED}
