"""A printed figure in a lesson, with its text alternative and its numbers as a table."""

from __future__ import annotations

import base64
from collections.abc import Callable, Mapping

import anywidget
from traitlets import Dict, Enum, Unicode, observe

from breakcontact.outcomes.figures.captions import describe
from breakcontact.outcomes.model.results import Answers
from breakcontact.ui.assets import load_module, load_style
from breakcontact.vocabulary import COUNTRIES


class Picture(anywidget.AnyWidget):
    """One figure; it is drawn anew when another country is chosen.

    Args:
        name: Which figure, by the names in ``breakcontact.outcomes.figures.catalogue``.
        answers: Gives what it shows, for a country.
        country: Whose money is shown.
        language: The language of labels and amounts.
        labels: The words of the interface.

    Attributes:
        figure: The address of the drawing, which holds all of it.
        caption: Title, text alternative, head and rows of its table.
    """

    _esm = load_module("figure.js")
    _css = load_style("figure.css")

    country = Enum(COUNTRIES, default_value=COUNTRIES[0]).tag(sync=True)
    figure = Unicode("").tag(sync=True)
    caption = Dict().tag(sync=True)
    language = Unicode("en").tag(sync=True)
    labels = Dict().tag(sync=True)

    def __init__(
        self,
        name: str,
        answers: Callable[[str], Answers],
        *,
        country: str,
        language: str,
        labels: Mapping[str, str],
    ) -> None:
        self._name = name
        self._answers = answers
        super().__init__(country=country, language=language, labels=dict(labels))
        self._draw()

    @observe("country")
    def _draw(self, change: object = None) -> None:
        if not self.labels:
            return  # still being made
        # matplotlib takes a second to load; a lesson waits for it here and nowhere else.
        from breakcontact.outcomes.figures.catalogue import draw_figure, render_svg

        answers = self._answers(self.country)
        caption = describe(self._name, answers, self.labels, self.language)
        drawn = render_svg(draw_figure(self._name, answers, self.labels, self.language), caption)
        self.caption = {
            "title": caption.title,
            "alternative": caption.alternative,
            "head": caption.head,
            "rows": caption.rows,
        }
        encoded = base64.b64encode(drawn.encode()).decode("ascii")
        self.figure = f"data:image/svg+xml;base64,{encoded}"
