"""The evidence board: material on one side, the report to fill in on the other."""

from __future__ import annotations

from traitlets import Dict, Unicode

from breakcontact.i18n.languages import SOURCE_LANGUAGE
from breakcontact.ui.widget import BundledWidget


class EvidenceBoard(BundledWidget):
    """A report that a learner fills in from invented material, and what was found, missed or wrong.

    Answers stay in the page: no trait holds them.

    Args:
        board: As :func:`breakcontact.board.load_board` gives it.
        language: The language of the board and the labels.
        labels: The words of the interface.
    """

    bundle = "board"

    board = Dict().tag(sync=True)
    language = Unicode(SOURCE_LANGUAGE).tag(sync=True)
    labels = Dict().tag(sync=True)
