"""The end of a lesson: look back, the next lesson, the start page, and the parts of the lesson."""

from __future__ import annotations

import threading
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from ipywidgets import Widget
from traitlets import Bool, Dict, Unicode, observe

from breakcontact.errors import BreakContactError
from breakcontact.i18n.languages import SOURCE_LANGUAGE
from breakcontact.lessons import START, LessonEntry, load_lessons
from breakcontact.story.course_record import (
    CourseRecord,
    find_home,
    find_progress,
    load_course_record,
    save_course_record,
)
from breakcontact.ui.start.links import link_notebook, open_folder
from breakcontact.ui.start.order import find_next
from breakcontact.ui.widget import BundledWidget


class Way(BundledWidget):
    """Where to go from the end of a lesson.

    Args:
        lesson: The lesson that was read.
        language: Of the notebook.
        memory_only: Keep nothing on disk.
        follows: As for every ``BundledWidget``.

    Attributes:
        following: The next lesson: its link, title and minutes; empty if there is none.
        start: A link to the start page; empty if there is none beside the notebook.
        done: Whether the lesson is done; the page may set it.
        memory_only: Whether nothing is written to the disk.
        fault: Why it could not be kept; empty if all is well.
    """

    bundle = "way"

    following = Dict().tag(sync=True)
    start = Dict().tag(sync=True)
    done = Bool(False).tag(sync=True)
    language = Unicode(SOURCE_LANGUAGE).tag(sync=True)
    labels = Dict().tag(sync=True)
    memory_only = Bool(False).tag(sync=True)
    fault = Unicode("").tag(sync=True)

    def __init__(
        self,
        lesson: LessonEntry,
        *,
        language: str,
        memory_only: bool,
        follows: Mapping[str, Widget],
    ) -> None:
        self._slug = lesson.slug
        self._home = find_home(open_folder())
        # The page's messages may be handled on a thread of their own while a cell runs.
        self._lock = threading.RLock()
        record = CourseRecord() if memory_only else load_course_record(self._home)
        is_done = not memory_only and find_progress([lesson], self._home)[lesson.slug] == "done"
        start = open_folder() / f"{START}.ipynb"
        super().__init__(
            following=self._find_following(record, language),
            start=link_notebook(start) if start.is_file() else {},
            done=is_done,
            language=language,
            memory_only=memory_only,
            follows=follows,
        )

    def set_state(self, sync_data: dict[str, Any]) -> None:
        """Apply that the lesson is done; send our values back for anything else."""
        with self._lock:
            taken = {name: v for name, v in sync_data.items() if (name, v) == ("done", True)}
            super().set_state(taken)
            if len(taken) < len(sync_data):
                self.send_state([name for name in sync_data if name not in taken])

    def _find_following(self, record: CourseRecord, language: str) -> dict[str, Any]:
        found = find_next(load_lessons(), self._slug, record.who, record.done)
        if found is None:
            return {}
        file = Path(open_folder() / f"{found.slug}.ipynb")
        if not file.is_file():
            return {}
        about = {"title": found.titles[language], "minutes": found.minutes}
        return {**link_notebook(file), **about}

    @observe("done")
    def _keep(self, change: dict[str, Any]) -> None:
        if self.memory_only or self.comm is None or not change["new"]:
            return
        done = load_course_record(self._home).done
        if self._slug in done:
            return
        try:
            save_course_record(self._home, done=(*done, self._slug))
            self.fault = ""
        except BreakContactError as error:
            self.fault = str(error)
