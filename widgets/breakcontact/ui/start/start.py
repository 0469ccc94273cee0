"""The start page: who the learner is, what there is to do, what is done, and what is kept."""

from __future__ import annotations

import os
import threading
from typing import Any

from traitlets import Bool, Dict, Enum, List, Unicode, observe

from breakcontact.advice import COUNTRIES, home_country
from breakcontact.errors import BreakContactError
from breakcontact.i18n import list_languages, load_messages
from breakcontact.lessons import START, LessonEntry, find_practice, load_lessons
from breakcontact.story.course_record import (
    CourseRecord,
    delete_records,
    find_home,
    find_progress,
    list_records,
    load_course_record,
    save_course_record,
)
from breakcontact.ui.reader import AUDIENCE, folder_language, is_class
from breakcontact.ui.start.links import link_notebook, open_folder
from breakcontact.ui.start.order import WHO
from breakcontact.ui.start.quizzes import find_quizzes
from breakcontact.ui.widget import BundledWidget
from breakcontact.vocabulary import AUDIENCES

_WORDS = ("start.", "country.", "exit.")
_CHOSEN_BY_PAGE = frozenset(("who", "country"))


class Start(BundledWidget):
    """The page from which a learner finds all lessons and quizzes, and comes back to.

    Progress is read from the records of plays whenever the page is shown.

    Args:
        language: The code of a language, instead of that of the notebook's folder.
        memory_only: Keep nothing on disk and show no progress. Left out, the environment variable
            ``BREAKCONTACT_CLASS`` decides.

    Attributes:
        who: Who the learner is, one of :data:`WHO`; empty until it is chosen.
        groups: The audiences whose lessons are shown, by ``who``. Where JupyterLab was started for
            one audience, nobody chooses, and that audience stands under the empty ``who``.
        country: Whose help and money the lessons show first.
        languages: Each language with its name and a link to its start page.
        lessons: Each lesson with its texts, link and progress.
        quizzes: Each quiz in the course's folder.
        practice: A link to the quiz for practice, by audience.
        folder: The name of the folder for quizzes.
        kept: The names of the files that are kept.
        memory_only: Whether nothing is written to the disk.
        fault: Why something could not be kept; empty if all is well.
    """

    bundle = "start"

    who = Unicode("").tag(sync=True)
    groups = Dict().tag(sync=True)
    country = Enum(COUNTRIES, default_value=COUNTRIES[0]).tag(sync=True)
    language = Unicode().tag(sync=True)
    languages: List[dict[str, str]] = List().tag(sync=True)
    lessons: List[dict[str, Any]] = List().tag(sync=True)
    quizzes: List[dict[str, Any]] = List().tag(sync=True)
    practice = Dict().tag(sync=True)
    folder = Unicode().tag(sync=True)
    kept: List[str] = List().tag(sync=True)
    memory_only = Bool(False).tag(sync=True)
    fault = Unicode("").tag(sync=True)
    labels = Dict().tag(sync=True)

    def __init__(self, *, language: str | None = None, memory_only: bool | None = None) -> None:
        language = language or folder_language()
        self._memory_only = is_class() if memory_only is None else memory_only
        self._home = find_home(open_folder())
        # The page's messages may be handled on a thread of their own while a cell runs.
        self._lock = threading.RLock()
        record = CourseRecord() if self._memory_only else load_course_record(self._home)
        messages = load_messages(language)
        groups = _list_groups()
        super().__init__(
            who=record.who if record.who in groups else "",
            groups=groups,
            country=record.country if record.country in COUNTRIES else home_country(language),
            language=language,
            languages=self._list_languages(),
            practice=self._list_practice(),
            folder=self._home.name,
            memory_only=self._memory_only,
            labels={id: text for id, text in messages.items() if id.startswith(_WORDS)},
            **self._read_state(language),
        )
        self.on_msg(self._answer)

    def refresh(self) -> None:
        """Read anew what is done, handed out and kept."""
        with self._lock:
            for name, value in self._read_state(self.language).items():
                setattr(self, name, value)

    def set_state(self, sync_data: dict[str, Any]) -> None:
        """Apply what the page may choose; send our values back for anything else."""
        with self._lock:
            refused = [name for name in sync_data if not self._may_set(name, sync_data[name])]
            super().set_state({n: value for n, value in sync_data.items() if n not in refused})
            if refused:
                self.send_state(refused)

    def _may_set(self, name: str, value: object) -> bool:
        known = {"who": tuple(self.groups), "country": COUNTRIES}
        return name in _CHOSEN_BY_PAGE and value in known[name]

    def _read_state(self, language: str) -> dict[str, Any]:
        lessons = load_lessons()
        progress = {} if self._memory_only else find_progress(lessons, self._home)
        return {
            "lessons": [
                self._describe(each, language, progress.get(each.slug, "new"))
                for each in lessons
                if (open_folder() / f"{each.slug}.ipynb").is_file()
            ],
            "quizzes": find_quizzes(self._home, language),
            "kept": [] if self._memory_only else self._list_kept(),
        }

    def _describe(self, lesson: LessonEntry, language: str, state: str) -> dict[str, Any]:
        return {
            **link_notebook(open_folder() / f"{lesson.slug}.ipynb"),
            "slug": lesson.slug,
            "title": lesson.titles[language],
            "about": lesson.about.get(language, ""),
            "minutes": lesson.minutes,
            "audience": list(lesson.audience),
            "parts": [
                part
                for part, has in (("story", lesson.story), ("questions", lesson.practice))
                if has
            ],
            "state": state,
        }

    def _list_kept(self) -> list[str]:
        return [path.relative_to(self._home).as_posix() for path in list_records(self._home)]

    def _list_languages(self) -> list[dict[str, str]]:
        here = open_folder()
        folders = {code: self._home / code / f"{START}.ipynb" for code in list_languages()}
        return [
            {**link_notebook(file), "code": code, "name": list_languages()[code].name}
            for code, file in folders.items()
            if file.is_file() or file.parent == here
        ]

    def _list_practice(self) -> dict[str, dict[str, str]]:
        found: dict[str, dict[str, str]] = {}
        for audience in dict.fromkeys(each for group in WHO.values() for each in group):
            file = open_folder() / f"{find_practice(audience)}.ipynb"
            if file.is_file():
                found[audience] = link_notebook(file)
        return found

    @observe("who", "country")
    def _keep_choice(self, change: dict[str, Any]) -> None:
        if change["old"] != change["new"] and self.language:
            self._save(**{change["name"]: change["new"]})

    def _answer(self, _: object, content: object, buffers: object) -> None:
        """Do what the page asks: read anew, delete all that is kept, or keep a language."""
        with self._lock:
            match content:
                case {"ask": "refresh"}:
                    self.refresh()
                case {"ask": "delete"}:
                    self._delete()
                case {"ask": "language", "code": str(code)} if code in list_languages():
                    self._save(language=code)

    def _delete(self) -> None:
        try:
            if not self._memory_only:
                delete_records(self._home)
            self.fault = ""
        except BreakContactError as error:
            self.fault = str(error)
        self.refresh()

    def _save(self, **changes: Any) -> None:
        if self._memory_only or not self._is_ready():
            return
        try:
            save_course_record(self._home, **changes)
            self.fault = ""
        except BreakContactError as error:
            self.fault = str(error)
        self.kept = self._list_kept()

    def _is_ready(self) -> bool:
        """Whether a change comes from the reader, and not from making the widget."""
        return self.comm is not None


def _list_groups() -> dict[str, list[str]]:
    audience = os.environ.get(AUDIENCE, "")
    if audience in AUDIENCES:
        # The plans for police begin with a lesson for adults.
        return {"": list(WHO["police"] if audience == "police" else (audience,))}
    return {who: list(audiences) for who, audiences in WHO.items()}
