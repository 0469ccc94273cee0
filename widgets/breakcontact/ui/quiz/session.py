"""A quiz being answered: its widgets and the answers behind them."""

from __future__ import annotations

import threading
from datetime import datetime
from pathlib import Path
from typing import Any

from breakcontact.advice import COUNTRIES, home_country
from breakcontact.errors import BreakContactError
from breakcontact.i18n import load_messages
from breakcontact.quiz import AnswerError, QuizDefinition, read_responses, take_answer
from breakcontact.quiz.course_location import find_course_step
from breakcontact.quiz.memory_store import MemoryStore
from breakcontact.quiz.response_store import ResponseStore, SaveError
from breakcontact.ui.quiz.further import find_further
from breakcontact.ui.quiz.handing_in.hand_in import HandIn
from breakcontact.ui.quiz.traits import (
    FINISH,
    START,
    describe_progress,
    fixed_traits,
    language_traits,
    make_storage_key,
)
from breakcontact.ui.quiz.widget import QuizItem
from breakcontact.ui.reader import folder_language
from breakcontact.ui.start.links import link_start
from breakcontact.ui.watch import watch


class QuizSession:
    """One quiz in one kernel: the widgets that show it, and the answers behind them.

    An answer is acknowledged only when the file that contains it is on the disk.

    Args:
        definition: The quiz.
        folder: The folder in which answers are saved.

    Attributes:
        definition: The quiz.
        mode: ``graded``, ``practice``, or ``preview`` in a teacher's folder; only ``graded`` saves.
    """

    def __init__(self, definition: QuizDefinition, folder: Path) -> None:
        self.definition = definition
        self.mode = "preview" if find_course_step(folder) else definition.mode
        self._storage_key = make_storage_key(definition, folder)
        self._folder = folder
        self._keys: dict[str, Any] = dict(definition.keys)
        self._widgets: dict[str, QuizItem] = {}
        self._notices: list[tuple[str, str]] = []
        self._published_aside = 0
        self._failure = ""
        self._unsaved: list[str] = []
        # Item id to message number: answers not yet acknowledged, and the last one that was.
        self._waiting: dict[str, int] = {}
        self._answered: dict[str, int] = {}
        self._saved_at: dict[str, str] = {}
        # While a cell runs, messages from the page may be handled on another thread.
        self._lock = threading.RLock()
        self._store = self._open(folder)
        self._hand_in: HandIn | None = None
        # Until the reader chooses a country, the language decides whose help is shown.
        usual = home_country(self._store.language)
        self._has_chosen_country = self._store.country != usual
        watch(self)

    def show(self, name: str) -> QuizItem:
        """The widget of the start, the end or an item; the same one each time.

        Raises:
            BreakContactError: If there is no such item.
        """
        with self._lock:
            if name not in self._widgets:
                self._widgets[name] = self._make_widget(name)
            self.sync()
            self._publish()
            return self._widgets[name]

    def take_key(self, item_id: str, key: object) -> None:
        """Remember the key of an item, which a teacher's preview shows."""
        with self._lock:
            if isinstance(key, dict):
                self._keys[item_id] = key
            if item_id in self._widgets:
                self._widgets[item_id].key = self._key_of(item_id)

    def sync(self) -> None:
        """Save pending answers; rewrite the file if another process changed it."""
        with self._lock:
            if self._store.pending or self._failure or self._store.has_changed():
                self._save()

    def on_message(self, widget: QuizItem, message: dict[str, Any]) -> None:
        """Handle a message from the page; ignore unknown ones."""
        with self._lock:
            match message:
                case {"kind": "answer", "number": int(number), "value": value}:
                    self._take_answer(widget, number, value)
                case {"kind": "language", "language": str(language)}:
                    self._choose_language(language)
                case {"kind": "hand-in", "way": str(way), "course": str(course)}:
                    self._take_hand_in(widget, way, course)

    def _take_answer(self, widget: QuizItem, number: int, value: Any) -> None:
        item = self.definition.find_item(widget.item.get("id", ""))
        if item is None:
            return
        try:
            answer = take_answer(item, value)
        except AnswerError as error:
            widget.log.warning("The page's answer was refused: %s", error)
            self._acknowledge(item.id, number, "failed", self._message("quiz.fault.answer"))
            return
        # A repeated message is not saved again: a later answer may have arrived in between.
        if self._answered.get(item.id) != number:
            self._store.pending[item.id] = answer
        self._waiting[item.id] = number
        self._save()
        if self._failure:
            self._acknowledge(item.id, number, "failed", self._failure_message())

    def _take_hand_in(self, widget: QuizItem, way: str, course: str) -> None:
        if self._hand_in is None:
            return
        self._save()

        def reply(answer: dict[str, Any]) -> None:
            if answer["state"] == "failed":
                widget.log.warning("Not handed in: %s", answer["reason"])
            widget.send({"kind": "handed-in", **answer})

        if way == "exchange":
            self._hand_in.submit(course, reply)
        else:
            self._hand_in.give_file(reply)

    def _choose_language(self, language: str) -> None:
        if language not in self.definition.languages:
            return
        self._store.language = language
        if not self._has_chosen_country:
            self._store.country = home_country(language, self._store.country)
        for name, widget in self._widgets.items():
            with widget.hold_sync():
                widget.country = self._store.country
                widget.start_page = self._link_start(name, language)
                for trait, value in language_traits(self.definition, name, language).items():
                    setattr(widget, trait, value)
                widget.further = self._find_further(name, language)
        self._save()

    def _choose_country(self, change: dict[str, Any]) -> None:
        with self._lock:
            if change["new"] == self._store.country:
                return
            self._has_chosen_country = True
            self._store.country = change["new"]
            self._save()

    def _save(self) -> None:
        """Save pending answers, and report the result to the page."""
        try:
            self._store.save()
        except SaveError as error:
            self._failure, self._unsaved = error.reason, self._store.find_unsaved()
        else:
            self._failure, self._unsaved = "", []
            at = datetime.now().astimezone().strftime("%H:%M")
            for item_id, number in self._waiting.items():
                self._saved_at[item_id] = at
                self._answered[item_id] = number
                self._acknowledge(item_id, number, self._saved_state())
            self._waiting.clear()
        self._publish()

    def _acknowledge(self, item_id: str, number: int, state: str, sentence: str = "") -> None:
        at = "" if sentence else self._saved_at.get(item_id, "")
        answered = {"kind": "answered", "number": number, "state": state}
        self._widgets[item_id].send({**answered, "at": at, "sentence": sentence})

    def _publish(self) -> None:
        """Update the traits of all widgets; traits that do not change are not sent."""
        aside = self._store.set_aside[self._published_aside :]
        self._notices += [("quiz.notice.damaged", name) for name in aside]
        self._published_aside += len(aside)
        has_receipt = self.mode == "graded" and not self._failure
        answers = self._store.answers
        progress = describe_progress(
            self.definition, answers, self._unsaved, has_receipt=has_receipt
        )
        notice = " ".join(self._message(label).replace("{name}", n) for label, n in self._notices)
        for name, widget in self._widgets.items():
            with widget.hold_sync():
                if widget.part == "item":
                    widget.response = answers.get(name)
                    widget.saved = self._describe_saved(name)
                else:
                    widget.progress = progress
                    widget.notice = notice
                if widget.part == FINISH and self._hand_in is not None:
                    widget.hand_in = self._hand_in.state()

    def _describe_saved(self, item_id: str) -> dict[str, Any]:
        # By the number the page sees that a state which comes late is older than what it knows.
        number = self._answered.get(item_id, 0)
        if item_id in self._unsaved:
            sentence = self._failure_message()
            return {"state": "failed", "at": "", "sentence": sentence, "number": number}
        state = self._saved_state() if item_id in self._store.answers else "none"
        at = self._saved_at.get(item_id, "")
        return {"state": state, "at": at, "sentence": "", "number": number}

    def _saved_state(self) -> str:
        return "saved" if self.mode == "graded" else "memory"

    def _message(self, label: str) -> str:
        return load_messages(self._store.language)[label]

    def _failure_message(self) -> str:
        return self._message(f"quiz.fault.{self._failure}").replace(
            "{name}", self.definition.responses_name
        )

    def _key_of(self, item_id: str) -> dict[str, Any]:
        return self._keys.get(item_id, {}) if self.mode != "graded" else {}

    def _link_start(self, name: str, language: str) -> dict[str, str]:
        return link_start(self._folder, language) if name in (START, FINISH) else {}

    def _make_widget(self, name: str) -> QuizItem:
        if name not in (START, FINISH) and not self.definition.find_item(name):
            raise BreakContactError(
                f"There is no item '{name}' in the quiz '{self.definition.slug}'."
            )
        widget = QuizItem(
            self.on_message,
            **fixed_traits(self.definition, name, self.mode, self._storage_key),
            **language_traits(self.definition, name, self._store.language),
            country=self._store.country,
            start_page=self._link_start(name, self._store.language),
            key=self._key_of(name),
            progress=describe_progress(self.definition, {}, [], has_receipt=False),
            further=self._find_further(name, self._store.language),
        )
        widget.observe(self._choose_country, "country")
        if name == FINISH and isinstance(self._store, ResponseStore):
            self._hand_in = HandIn(self.definition, self._store, self._lock, self._publish)
        return widget

    def _find_further(self, name: str, language: str) -> dict[str, Any]:
        is_end = name == FINISH and self.mode == "practice"
        return find_further(self.definition.audience, language) if is_end else {}

    def _open(self, folder: Path) -> ResponseStore | MemoryStore:
        """Load saved answers; a problem becomes a notice at the start of the quiz."""
        languages = self.definition.languages
        language = folder_language(otherwise=languages[0])
        language = language if language in languages else languages[0]
        country = home_country(language)
        store = ResponseStore(folder, self.definition, language, country)
        if self.mode == "preview":
            return MemoryStore(
                dict(read_responses(store.path, self.definition).answers), language, country
            )
        if self.mode == "practice":
            return MemoryStore({}, language, country)
        try:
            found = store.load()
        except SaveError:
            self._notices.append(("quiz.notice.unreadable", ""))
            return store
        if store.country not in COUNTRIES:
            store.country = country
        notice = {"foreign": "other", "damaged": "lost"}.get(found.state, "partly")
        if found.problems:
            self._notices.append((f"quiz.notice.{notice}", "".join(store.set_aside)))
        self._published_aside = len(store.set_aside)
        return store
