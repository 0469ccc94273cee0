"""With what a case travels, as a table in Markdown."""

from __future__ import annotations

from breakcontact.guide.escape import escape_text
from breakcontact.guide.numbers import render_table
from breakcontact.i18n.messages import load_messages
from breakcontact.outcomes.figures.instrument_captions import list_table
from breakcontact.outcomes.instruments import load_instruments


def render_instruments(language: str) -> str:
    """Every instrument: what it does, where it holds, its sources, and whether one was read."""
    labels = load_messages(language)
    columns = ("name", "does", "countries", "source", "verified")
    return render_table(
        [escape_text(labels[f"figure.map.column.{each}"]) for each in columns],
        [
            [escape_text(cell) for cell in row]
            for row in list_table(load_instruments(), labels, language)
        ],
    )


def render_instrument_sources(language: str) -> str:
    """The sources of the instruments, each with its address."""
    return "\n".join(
        f"- {escape_text(each.publisher)}, *{escape_text(each.title)}*"
        + (f", {each.year}" if each.year else "")
        + (f" <{each.address}>" if each.address else "")
        for each in load_instruments().sources.values()
    )
