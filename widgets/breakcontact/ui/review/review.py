"""The after-action review: the chat again, with its tactics and the alternatives."""

from __future__ import annotations

from typing import Any

import traitlets

from breakcontact.i18n.countries import SOURCE_COUNTRY
from breakcontact.i18n.languages import SOURCE_LANGUAGE
from breakcontact.ui.widget import BundledWidget


class Review(BundledWidget):
    """What a play was: a timeline of stages and tactics, and at each decision what else could be.

    It draws in the page from its traits alone and never changes the play. In a notebook it follows
    the chat's ``story``, ``path``, ``marks``, ``gentle`` and ``country``.

    Attributes:
        story: A story's table with the lines of one language, as ``Story.page_table`` gives it.
        path: Ids of the picks taken.
        marks: ``[message id, "evidence"]`` or ``[message id, "tactic", tactic]``.
        gentle: Whether the narrator summarises threats instead of showing them.
        language: The language of the story's lines.
        country: Whose sums and services the story names.
        labels: The words of the interface by id.
    """

    bundle = "review"

    story = traitlets.Dict().tag(sync=True)
    path: traitlets.List[str] = traitlets.List().tag(sync=True)
    marks: traitlets.List[list[str]] = traitlets.List().tag(sync=True)
    gentle = traitlets.Bool(False).tag(sync=True)
    language = traitlets.Unicode(SOURCE_LANGUAGE).tag(sync=True)
    country = traitlets.Unicode(SOURCE_COUNTRY).tag(sync=True)
    labels = traitlets.Dict().tag(sync=True)

    def _repr_mimebundle_(self, **kwargs: Any) -> tuple[dict[str, Any], dict[str, Any]] | None:
        """Say where the review can be seen, for places that show no widgets."""
        bundle = super()._repr_mimebundle_(**kwargs)
        if bundle is not None:
            bundle[0]["text/plain"] = self.labels.get("review.fallback", "Break Contact: review")
        return bundle
