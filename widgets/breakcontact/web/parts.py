"""Make the widgets that a notebook shows; Python answers beforehand what a page will ask."""

from __future__ import annotations

import base64
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

import ipywidgets

from breakcontact.advice import COUNTRIES
from breakcontact.errors import BreakContactError
from breakcontact.i18n import load_messages
from breakcontact.i18n.messages import GUIDE
from breakcontact.lessons import list_practice
from breakcontact.ui import Lesson, Quiz
from breakcontact.ui.outcomes.figure import FigureWidget
from breakcontact.ui.outcomes.further import Further
from breakcontact.ui.outcomes.people import People
from breakcontact.ui.quiz.widget import QuizItem
from breakcontact.ui.start.way import Way
from breakcontact.vocabulary import STORY_AUDIENCES
from breakcontact.web.figures import darken
from breakcontact.web.markdown import Resolve
from breakcontact.web.notebook import Call

_OF_A_LESSON: Final = (
    "chat",
    "review",
    "steps",
    "questions",
    "guess",
    "people",
    "figure",
    "explorer",
    "further",
    "sources",
    "board",
    "way",
)
_SHOWN: Final[Mapping[str, Sequence[str]]] = {
    "Lesson": _OF_A_LESSON,
    "OutcomeLesson": _OF_A_LESSON,
    "Quiz": ("start", "ask", "finish"),
}
"""The methods that show a part, by the class that a notebook imports."""

_KEPT: Final = "quiz.start.practice"
"""The label that says how long answers stay."""

Keep = Callable[[str, bytes], str]
"""Takes a file's name and content; gives the address that the page finds it under."""


@dataclass
class PageParts:
    """The widgets of one page.

    Args:
        language: The language of the notebook.
        keep: Keeps a file beside the page; ``None`` if the page contains everything.
        resolve: As for ``render_markdown``.

    Attributes:
        answers: What Python would answer, by the widget's own id.
    """

    language: str
    keep: Keep | None
    resolve: Resolve
    answers: dict[str, Any] = field(default_factory=dict)
    _lessons: dict[str, Lesson] = field(default_factory=dict)
    _quizzes: dict[str, Quiz] = field(default_factory=dict)

    @property
    def audience(self) -> str:
        """Whom the page's story is for."""
        lessons = iter(self._lessons.values())
        return next((lesson.audience for lesson in lessons), STORY_AUDIENCES[0])

    def show(self, call: Call) -> list[ipywidgets.Widget]:
        """The widgets that a call shows, from top to bottom; those after the first are folded.

        Raises:
            BreakContactError: If a page without a kernel cannot show it.
        """
        if call.method not in _SHOWN.get(call.maker, ()):
            raise BreakContactError(
                f"{call.place}: a site cannot show {call.method}() of a {call.maker}; of a Lesson "
                f"it shows {', '.join(_OF_A_LESSON)}."
            )
        owner = self._find_quiz(call) if call.maker == "Quiz" else self._find_lesson(call)
        try:
            shown = getattr(owner, call.method)(*call.arguments)
        except TypeError as error:
            raise BreakContactError(f"{call.place}: {error}.") from None
        except ImportError as error:
            raise BreakContactError(
                f"Figures are drawn with {error.name}, which is not installed here. Start with "
                "'python3 run.py site', which installs it."
            ) from None
        widgets = _unfold(shown) if isinstance(shown, Further) else [shown]
        for widget in widgets:
            self._answer(widget, call)
        return widgets

    def _find_lesson(self, call: Call) -> Lesson:
        slug = call.made_with[0] if call.made_with else ""
        if slug not in self._lessons:
            self._lessons[slug] = Lesson(slug, language=self.language, memory_only=True)
        return self._lessons[slug]

    def _find_quiz(self, call: Call) -> Quiz:
        slug = call.made_with[0] if call.made_with else ""
        if slug not in list_practice():
            raise BreakContactError(
                f"{call.place}: a quiz that is marked is given in JupyterLab; a site shows only "
                f"those for practice: {', '.join(list_practice())}."
            )
        if slug not in self._quizzes:
            self._quizzes[slug] = Quiz(slug)
        return self._quizzes[slug]

    def _answer(self, widget: ipywidgets.Widget, call: Call) -> None:
        key = widget.model_id
        if isinstance(widget, FigureWidget):
            self.answers[key] = self._draw_all(widget)
            widget.figure = widget.narrow = ""
        elif isinstance(widget, People):
            self.answers[key] = self._describe_people(widget, call)
        elif isinstance(widget, Way):
            widget.following = self._link(widget.following)
            widget.start = self._link(widget.start)
        elif isinstance(widget, QuizItem):
            words = load_messages(self.language, GUIDE)
            widget.labels = {**widget.labels, _KEPT: words["web.practice"]}
            # Another language is another page; and where answers are kept is the page's affair.
            widget.languages = [self.language]
            widget.storage_key = ""
            reading = widget.further.get("reading", {})
            links = {slug: self._link(link) for slug, link in reading.items()}
            kept = {slug: link for slug, link in links.items() if link}
            widget.further = {**widget.further, "reading": kept} if widget.further else {}

    def _link(self, link: Mapping[str, Any]) -> dict[str, Any]:
        """A link of a notebook as the page has it; empty if there is no such page."""
        address = self.resolve(link["href"]) if link else None
        return {**link, "href": address, "path": ""} if address else {}

    def _describe_people(self, people: People, call: Call) -> dict[str, Any]:
        """What the page draws people from, and what a play had to do with them.

        The page finds the action of a play by the first of its picks that is one.
        """
        played, actions = self._find_lesson(call).played_actions()
        people.people = []
        return {"base": people.describe_countries(), "played": played, "actions": actions}

    def _keep_drawing(self, name: str, svg: str) -> str:
        if self.keep is not None:
            return self.keep(f"{name}.svg", svg.encode())
        return f"data:image/svg+xml;base64,{base64.b64encode(svg.encode()).decode()}"

    def _draw_all(self, widget: FigureWidget) -> dict[str, Any]:
        """The figure of each country, for a light and a dark page."""
        shown, found = widget.country, {}
        for country in COUNTRIES:
            widget.country = country
            found[country] = {"caption": widget.caption}
            for part in ("figure", "narrow"):
                svg = base64.b64decode(getattr(widget, part).partition(",")[2]).decode()
                name = f"{widget.name}.{country}.{self.language}"
                name += ".narrow" if part == "narrow" else ""
                found[country][part] = {
                    "light": self._keep_drawing(name, svg),
                    "dark": self._keep_drawing(f"{name}.dark", darken(svg)),
                }
        widget.country = shown
        return found


def _unfold(further: Further) -> list[ipywidgets.Widget]:
    """The button of a part that opens on purpose, and then its contents."""
    further.button.is_open = True
    children = list(further.children)
    further.button.is_open = False
    return children
