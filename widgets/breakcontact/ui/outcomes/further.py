"""A part of a lesson for those who want more: it opens on purpose, and nothing is drawn before."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import ipywidgets
from traitlets import Bool, Dict, Unicode

from breakcontact.i18n.languages import SOURCE_LANGUAGE
from breakcontact.ui.widget import BundledWidget


class FurtherPart(BundledWidget):
    """The button that opens the part, or the heading and the text of a section in it.

    Attributes:
        heading: The section's heading; empty for the button.
        text: What stands below it; paragraphs are separated by an empty line.
        is_open: Whether the reader has opened the part.
        ready: Whether what the part contains has been drawn.
        language: The language of heading and text.
        labels: The words of the button.
    """

    bundle = "further"

    heading = Unicode("").tag(sync=True)
    text = Unicode("").tag(sync=True)
    is_open = Bool(False).tag(sync=True)
    ready = Bool(False).tag(sync=True)
    language = Unicode(SOURCE_LANGUAGE).tag(sync=True)
    labels = Dict().tag(sync=True)


class Further(ipywidgets.VBox):  # type: ignore[misc]  # ipywidgets ships no types
    """A part that is folded until the reader opens it; a cell above says whom it is for.

    Args:
        sections: For each section the makers of what it shows, by name. Its heading and its text
            are the labels ``further.<name>.title`` and ``further.<name>.about``.
        language: The language of the part.
        labels: The words of the interface.
    """

    def __init__(
        self,
        sections: Mapping[str, Sequence[Callable[[], ipywidgets.Widget]]],
        *,
        language: str,
        labels: Mapping[str, str],
    ) -> None:
        self._sections = sections
        self._language = language
        self._labels = labels
        words = {name: labels[name] for name in labels if name.startswith("further.")}
        self.button = FurtherPart(language=language, labels=words)
        self.button.observe(self._follow, "is_open")
        self._contents: list[ipywidgets.Widget] = []
        super().__init__([self.button])
        self.layout.width = "100%"

    def _follow(self, change: object) -> None:
        if not self.button.is_open:
            self.children = [self.button]
            return
        if not self._contents:
            self._contents = self._draw()
        self.children = [self.button, *self._contents]
        self.button.ready = True

    def _draw(self) -> list[ipywidgets.Widget]:
        drawn: list[ipywidgets.Widget] = []
        for name, makers in self._sections.items():
            heading, text = (self._labels[f"further.{name}.{key}"] for key in ("title", "about"))
            drawn.append(FurtherPart(heading=heading, text=text, language=self._language))
            drawn += [make() for make in makers]
        return drawn
