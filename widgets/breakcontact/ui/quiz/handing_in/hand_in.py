"""Hand in from a notebook, and remember what was handed in."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Any

from breakcontact.files import read_bounded, replace_file
from breakcontact.i18n import list_languages
from breakcontact.quiz import QuizDefinition, make_receipt
from breakcontact.quiz.response_store import ResponseStore
from breakcontact.ui.quiz.handing_in import exchange

FORMAT = 1
_LARGEST_NOTE = 4_096
_LARGEST_NOTEBOOK = 10_000_000

Reply = Callable[[dict[str, Any]], None]


class HandIn:
    """Handing in the answers of one kernel.

    What was handed in last is kept beside the answers, as receipt, time and way; where the folder
    cannot be written, it is remembered until the kernel ends.

    Args:
        definition: The quiz.
        store: The answers.
        lock: Held while answers change.
        publish: Called when ``state`` has changed.
    """

    def __init__(
        self,
        definition: QuizDefinition,
        store: ResponseStore,
        lock: threading.RLock,
        publish: Callable[[], None],
    ) -> None:
        self._definition = definition
        self._store = store
        self._lock = lock
        self._publish = publish
        self._has_exchange = exchange.has_exchange(store.folder)
        self._is_sending = False
        self._note = store.folder / note_name(definition.slug)
        self._done = read_note(self._note)

    def state(self) -> dict[str, Any]:
        """What the page shows.

        Returns:
            ``way``: ``exchange`` or ``file``; ``receipt`` of all answers, or "" without any;
            ``done``: receipt, time and way of what was handed in last, empty if nothing was; and
            ``locale``, in which days are told, such as ``en-GB``.
        """
        answers, _ = self._store.render_all()
        receipt = make_receipt(self._definition, answers) if answers else ""
        way = "exchange" if self._has_exchange else "file"
        locale = list_languages()[self._store.language].locale.replace("_", "-")
        return {"way": way, "receipt": receipt, "done": self._done, "locale": locale}

    def give_file(self, reply: Reply) -> None:
        """Give the page the text of the file that is handed in."""
        answers, text = self._store.render_all()
        receipt = make_receipt(self._definition, answers)
        is_whole = answers == self._store.answers and not self._store.find_unsaved()
        self._remember(receipt, "file")
        reply({"state": "file", "text": text, "receipt": receipt, "isSaved": is_whole})

    def submit(self, course: str, reply: Reply) -> None:
        """Submit through the exchange, beside the kernel's other work.

        Args:
            course: The course that the learner chose, or "".
            reply: Called with ``state``: as for ``exchange.submit``.
        """
        if self._is_sending:
            return
        self._is_sending = True
        answers, text = self._store.render_all()
        receipt = make_receipt(self._definition, answers)
        files = self._collect_files(text)

        def work() -> None:
            folder, slug = self._store.folder, self._definition.slug
            answer = exchange.submit(folder, slug, files, course)
            with self._lock:
                self._is_sending = False
                if answer["state"] == "sent":
                    self._remember(receipt, "exchange")
                reply({"receipt": receipt, **answer})

        threading.Thread(target=work, daemon=True).start()

    def _collect_files(self, text: str) -> dict[str, bytes]:
        """The answers, and the notebook and the definition that they belong to, as far as found."""
        files = {self._definition.responses_name: text.encode()}
        slug = self._definition.slug
        for name in (f"{slug}.ipynb", f"{slug}.quiz.json"):
            with suppress(OSError):
                files[name] = read_bounded(self._store.folder / name, _LARGEST_NOTEBOOK)
        return files

    def _remember(self, receipt: str, way: str) -> None:
        time = datetime.now().astimezone().isoformat(timespec="seconds")
        self._done = {"receipt": receipt, "time": time, "way": way}
        text = json.dumps({"format": FORMAT, **self._done})
        with suppress(OSError):
            replace_file(self._note, f"{text}\n".encode())
        self._publish()


def note_name(slug: str) -> str:
    """The name of the file that says what was handed in of a quiz."""
    return f"{slug}.handed-in.json"


def read_note(path: Path) -> dict[str, str]:
    """What was handed in last: receipt, time and way; empty if nothing was, or it is unknown."""
    try:
        found = json.loads(read_bounded(path, _LARGEST_NOTE))
        if found["format"] != FORMAT:
            return {}
        datetime.fromisoformat(found["time"])
        return {name: str(found[name]) for name in ("receipt", "time", "way")}
    except (OSError, ValueError, LookupError, TypeError, RecursionError):
        return {}
