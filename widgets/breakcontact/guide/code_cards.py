"""Cards with the codes that learners hand in with: a sheet to cut, with the address as QR."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from breakcontact.guide.handouts import render_sheet
from breakcontact.i18n.messages import CLASS, load_messages

ON_A_PAGE: Final = 10
"""Cards on a sheet of A4."""

_WORDS: Final = "code-card."


def render_code_cards(codes: Mapping[str, str], address: str, language: str) -> bytes:
    """A card for each name, ten on a page of A4, as PDF.

    Args:
        codes: The codes as they are printed, by the name that learners go by.
        address: Where the pages are; if empty, the cards refer to the screen.
        language: The language of the words on the cards.

    Raises:
        BreakContactError: If Typst is not installed, or no font has a letter of a name.
    """
    texts = load_messages(language, CLASS)
    words = {
        label.removeprefix(_WORDS): text
        for label, text in texts.items()
        if label.startswith(_WORDS)
    }
    cards = [{"name": name, "code": code} for name, code in codes.items()]
    data: dict[str, Any] = {
        "language": language,
        "words": words,
        "cards": cards,
        "address": address,
        "drawn": _draw(address) if address else "",
    }
    return render_sheet("code_cards", data, any_font=True)


def _draw(address: str) -> str:
    """The address as a QR code, in SVG."""
    # Only a course for phones needs it.
    import segno

    drawn: str = segno.make(address, error="m").svg_inline(border=2, light="#fff")
    return drawn
