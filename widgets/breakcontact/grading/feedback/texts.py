"""The texts of a feedback page, in the learner's language."""

from __future__ import annotations

from breakcontact.i18n import SOURCE_LANGUAGE
from breakcontact.i18n.format import render_plain
from breakcontact.i18n.messages import CLASS, Messages, list_written


class FeedbackWords(Messages):
    """The messages of ``data/class.yaml`` that begin with ``feedback.``.

    Args:
        language: A code of the list of languages; one without messages gives English.
    """

    def __init__(self, language: str) -> None:
        known = language in list_written(CLASS)
        super().__init__(language if known else SOURCE_LANGUAGE, CLASS, "feedback.")

    def number(self, value: float) -> str:
        """A number of points, with the language's own decimal mark."""
        return render_plain(round(value, 2), self.language)

    def points(self, value: float) -> str:
        """A number of points, with the word for them."""
        return self.count("points", value, shown=self.number(value))
