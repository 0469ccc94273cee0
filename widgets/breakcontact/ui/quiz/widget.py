"""One part of a quiz in the page: the start, an item, or the end."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from traitlets import Any as AnyValue
from traitlets import Dict, Enum, List, Unicode

from breakcontact.advice import COUNTRIES
from breakcontact.i18n.countries import SOURCE_COUNTRY
from breakcontact.i18n.languages import SOURCE_LANGUAGE
from breakcontact.ui.widget import BundledWidget

PARTS = ("start", "item", "finish")
MODES = ("graded", "practice", "preview")


class QuizItem(BundledWidget):
    """A part of a quiz; every message from the page goes to ``on_message``.

    Args:
        on_message: Called with this widget and each message.
        traits: Initial values of the traits below.

    Attributes:
        part: What it is: ``start``, ``item`` or ``finish``.
        item: The item without its key; empty for start and finish.
        lines: Line id to text, in one language.
        language: The language of lines and labels.
        languages: What the reader can choose from.
        country: Whose help is shown.
        packs: The advice of each country, for the start.
        labels: The words of the interface.
        mode: ``graded``, ``practice`` or ``preview``.
        key: The right answer; empty in a graded quiz.
        response: The saved answer, or ``None``.
        saved: State of saving, with the time, what went wrong, and the number of the last answer
            that was acknowledged.
        progress: The items in order, and at start and finish how many are answered and the receipt.
        further: At the end of practice, the lessons to read again by slug, and more questions.
        storage_key: Key under which the browser keeps answers that Python has not saved yet.
        notice: What the learner should know, such as a file that was damaged.
        hand_in: For the finish of a graded quiz, as ``HandIn.state``.
        start_page: A link to the start page; empty if there is none near the notebook.
    """

    bundle = "quiz"

    part = Enum(PARTS, "item").tag(sync=True)
    item = Dict().tag(sync=True)
    lines = Dict().tag(sync=True)
    language = Unicode(SOURCE_LANGUAGE).tag(sync=True)
    languages: List[str] = List().tag(sync=True)
    country = Unicode(SOURCE_COUNTRY).tag(sync=True)
    packs = Dict().tag(sync=True)
    labels = Dict().tag(sync=True)
    mode = Enum(MODES, "graded").tag(sync=True)
    key = Dict().tag(sync=True)
    response = AnyValue(None, allow_none=True).tag(sync=True)
    saved = Dict().tag(sync=True)
    progress = Dict().tag(sync=True)
    further = Dict().tag(sync=True)
    storage_key = Unicode("").tag(sync=True)
    notice = Unicode("").tag(sync=True)
    hand_in = Dict().tag(sync=True)
    start_page = Dict().tag(sync=True)

    def __init__(
        self, on_message: Callable[[QuizItem, dict[str, Any]], None], **traits: Any
    ) -> None:
        super().__init__(**traits)
        self._on_message = on_message
        self.on_msg(self._receive)

    def set_state(self, sync_data: dict[str, Any]) -> None:
        """Accept a country we have advice for; reject everything else and resend our value."""
        refused = [name for name, value in sync_data.items() if not _may_set(name, value)]
        super().set_state({n: v for n, v in sync_data.items() if n not in refused})
        if refused:
            self.log.warning("The page may not set: %s", ", ".join(refused))
            self.send_state([name for name in refused if self.has_trait(name)])

    def _receive(self, widget: object, content: Any, buffers: object) -> None:
        if isinstance(content, dict):
            self._on_message(self, content)

    def _repr_mimebundle_(self, **kwargs: Any) -> tuple[dict[str, Any], dict[str, Any]] | None:
        """Add a plain text for programs that cannot show widgets."""
        bundle = super()._repr_mimebundle_(**kwargs)
        if bundle is not None:
            bundle[0]["text/plain"] = self.labels.get("quiz.fallback", "A quiz.")
        return bundle


def _may_set(name: str, value: object) -> bool:
    return name == "country" and value in COUNTRIES
