"""A printed figure in a lesson, with its text alternative and its numbers as a table."""

from __future__ import annotations

import base64
from collections.abc import Callable, Mapping

from ipywidgets import Widget
from traitlets import Dict, Enum, Unicode, observe

from breakcontact.i18n.countries import COUNTRIES
from breakcontact.i18n.languages import SOURCE_LANGUAGE
from breakcontact.outcomes.figures.catalogue import make_figure
from breakcontact.outcomes.model.results import Results
from breakcontact.ui.widget import BundledWidget


class FigureWidget(BundledWidget):
    """One figure, redrawn when the reader chooses another country.

    Args:
        name: Which figure, by its name in ``breakcontact.outcomes.figures.catalogue``.
        find_results: Gives the results for a country.
        country: Whose currency is shown.
        language: The language of labels and amounts.
        labels: The words of the interface.
        follows: As for every ``BundledWidget``.

    Attributes:
        name: The figure's name; a lesson is found again by it.
        figure: The drawing as a ``data:`` address, so that nothing is fetched.
        narrow: The same for a phone, with its parts below each other.
        caption: Title, text alternative, head and rows of its table.
    """

    bundle = "figure"

    country = Enum(COUNTRIES, default_value=COUNTRIES[0]).tag(sync=True)
    name = Unicode("").tag(sync=True)
    figure = Unicode("").tag(sync=True)
    narrow = Unicode("").tag(sync=True)
    caption = Dict().tag(sync=True)
    language = Unicode(SOURCE_LANGUAGE).tag(sync=True)
    labels = Dict().tag(sync=True)

    def __init__(
        self,
        name: str,
        find_results: Callable[[str], Results],
        *,
        country: str,
        language: str,
        labels: Mapping[str, str],
        follows: Mapping[str, Widget] | None = None,
    ) -> None:
        self._find_results = find_results
        super().__init__(
            name=name, country=country, language=language, labels=dict(labels), follows=follows
        )
        self._draw()

    @observe("country")
    def _draw(self, change: object = None) -> None:
        if not self.labels:
            return  # the traits are still being set
        results = self._find_results(self.country)
        figure = make_figure(self.name, results, self.labels, self.language)
        self.caption = {
            "title": figure.caption.title,
            "alternative": figure.caption.alternative,
            "head": figure.caption.head,
            "rows": figure.caption.rows,
        }
        self.figure = _encode(figure.render_svg())
        self.narrow = _encode(figure.render_svg(narrow=True))


def _encode(svg: str) -> str:
    return f"data:image/svg+xml;base64,{base64.b64encode(svg.encode()).decode('ascii')}"
