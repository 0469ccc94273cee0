"""The page of a quiz that is handed in, made from its definition, which holds no key."""

from __future__ import annotations

import html
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

from breakcontact.i18n import load_messages
from breakcontact.i18n.messages import GUIDE
from breakcontact.quiz import load_definition
from breakcontact.ui.quiz.session import QuizSession
from breakcontact.ui.quiz.traits import FINISH, START
from breakcontact.ui.quiz.widget import QuizItem
from breakcontact.web.lesson_page import LessonPage, make_lesson_page
from breakcontact.web.lesson_sources import LessonSource
from breakcontact.web.markdown import Resolve
from breakcontact.web.page import render_part
from breakcontact.web.parts import Keep
from breakcontact.web.snapshot import fresh_widgets, take_snapshot


def make_page_of(
    source: LessonSource,
    language: str,
    keep: Keep | None,
    resolve: Resolve,
    *,
    keeps: bool,
    hands_in: bool = False,
) -> LessonPage:
    """The page of a lesson or a quiz in one language.

    Args:
        source: The lesson or quiz.
        language: One of its languages.
        keep: As for ``make_lesson_page``.
        resolve: As for ``render_markdown``.
        keeps: Whether the browser keeps the answers to a quiz that is handed in.
        hands_in: Whether a server takes them.

    Raises:
        BreakContactError: If it cannot be shown on a page.
    """
    path = source.notebooks[language]
    if source.is_handed_in:
        return make_quiz_page(path, language, keeps=keeps, hands_in=hands_in)
    return make_lesson_page(path, language, keep, resolve)


def make_quiz_page(path: Path, language: str, *, keeps: bool, hands_in: bool) -> LessonPage:
    """The page of a quiz that is handed in.

    Args:
        path: The definition, ``<slug>.quiz.json``.
        language: One of its languages.
        keeps: Whether the browser keeps the answers.
        hands_in: Whether a server takes them.

    Raises:
        BreakContactError: If it is no definition of a quiz.
    """
    definition = load_definition(path)
    words = load_messages(language, GUIDE)
    names = (START, *(item.id for item in definition.items), FINISH)
    # A folder without answers, which is gone when the widgets have been made.
    with TemporaryDirectory() as folder, fresh_widgets() as fresh:
        session = QuizSession(definition, Path(folder))
        shown = [session.show(name) for name in names]
        session.on_message(shown[0], {"kind": "language", "language": language})
        for widget in shown:
            _fit_to_page(widget, _choose_words(words, keeps, hands_in), language)
        about = {"slug": definition.slug, "version": definition.version}
        snapshot = take_snapshot(fresh, {widget.model_id: about for widget in shown})
        ids = [snapshot.ids[widget.model_id] for widget in shown]
    parts = [render_part([each], snapshot.models) for each in ids]
    title = definition.line(language, "title")
    return LessonPage(
        title=title,
        lead=definition.line(language, "intro"),
        # The first card shows the title.
        body=f'<h1 class="breakcontact__hidden">{html.escape(title)}</h1>\n{"".join(parts)}',
        models=snapshot.models,
        audience=definition.audience,
    )


def _choose_words(words: Mapping[str, str], keeps: bool, hands_in: bool) -> dict[str, str]:
    """What the page says where the labels of a quiz speak of a notebook."""
    return {
        "quiz.start.saved": words["web.quiz.saved" if keeps else "web.quiz.class"],
        "quiz.saved.memory": words["web.quiz.memory"],
        "quiz.finish.graded": words["web.serve.finish" if hands_in else "web.quiz.finish"],
    }


def _fit_to_page(widget: QuizItem, said: Mapping[str, str], language: str) -> None:
    """Let a widget speak of the page; another language is another page."""
    widget.labels = {**widget.labels, **said}
    widget.languages = [language]
    widget.storage_key = ""
    # The page has its own way to hand in, and to the list of lessons.
    widget.hand_in, widget.start_page = {}, {}
