"""The registry as tables in Markdown: its numbers, other figures, and the sources."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from breakcontact.guide.escape import escape_text, escape_texts, load_words
from breakcontact.i18n.messages import GUIDE, load_messages
from breakcontact.outcomes.formatting import SEEN_LABELS, render_number
from breakcontact.outcomes.registry import Number, Registry, Source, load_registry
from breakcontact.outcomes.registry.conflicts import CONFLICTS, Conflict, describe_conflict

_COUNTED: Final = {
    "chance per day": "table.a-day",
    "payments": "unit.payments",
    "messages": "unit.messages",
    "people": "unit.people",
    "posts": "unit.posts",
    "words a minute": "unit.words",
    "seconds": "unit.seconds",
}


def render_numbers(language: str) -> str:
    """All numbers, with range, population, confidence, sources and days of review."""
    words = load_words(language)
    head = ("number", "value", "range", "population", "sure", "sources", "reviewed")
    numbers = load_registry().numbers.values()
    return render_table(
        [words[f"table.{each}"] for each in head],
        [_list_cells(number, words, language) for number in numbers],
    )


def render_figures(language: str) -> str:
    """Figures from the sources that the model does not use."""
    words = load_words(language)
    return render_table(
        [words[f"table.{each}"] for each in ("figure", "value-alone", "says", "source")],
        [
            [
                f"`{key}`",
                show_number(each.value, each.unit, language),
                escape_text(each.abouts[language]),
                each.source,
            ]
            for key, each in load_registry().figures.items()
            if each.young is None
        ],
    )


def render_young(language: str) -> str:
    """Figures about young people by source, with who was asked or counted, and when."""
    words = load_words(language)
    head = ("value-alone", "says", "population", "year", "sure", "source")
    figures = load_registry().figures
    return render_table(
        [words[f"table.{each}"] for each in head],
        [
            [
                show_number(each.value, each.unit, language),
                f"{escape_text(each.abouts[language])}<br>`{key}`",
                escape_text(each.young.populations[language]),
                each.young.year,
                words[f"outcome.confidence.{each.young.confidence}"],
                each.source,
            ]
            for key, each in sorted(figures.items(), key=lambda item: (item[1].source, item[0]))
            if each.young is not None
        ],
    )


def render_sources(language: str) -> str:
    """Every source, with where we read it and its address."""
    words = load_words(language)
    sources = load_registry().sources
    return "\n".join(_render_source(key, each, words) for key, each in sources.items())


def render_conflicts(language: str) -> str:
    """Where sources disagree: both sides, and our conclusion."""
    words = load_words(language)
    registry = load_registry()
    return "\n\n".join(_render_conflict(each, registry, words, language) for each in CONFLICTS)


def show_number(value: float, unit: str, language: str) -> str:
    """A number with its unit."""
    text = escape_text(render_number(value, unit, language))
    if unit not in _COUNTED:
        return text
    return f"{text} {load_words(language)[_COUNTED[unit]]}"


def render_table(head: list[str], rows: list[list[str]]) -> str:
    """A table in Markdown."""
    rules = ["---"] * len(head)
    return "\n".join(f"| {' | '.join(row)} |" for row in (head, rules, *rows))


def _list_cells(number: Number, words: Mapping[str, str], language: str) -> list[str]:
    def show(value: float) -> str:
        return show_number(value, number.unit, language)

    places = ", ".join(_list_places(number, words))
    seen = escape_text(number.populations[language])
    sure = words[f"outcome.confidence.{number.confidence}"]
    return [
        f"{escape_text(number.names[language])}<br>`{number.key}`",
        show(number.value),
        f"{show(number.low)} – {show(number.high)}, {words[f'drawn.{number.distribution}']}",
        f"{seen} ({places})" if places else seen,
        sure if number.known else f"{sure}, {words['table.not-known']}",
        ", ".join(number.sources),
        words["table.reviewed.days"].format(day=number.reviewed, due=number.review_by),
    ]


def _list_places(number: Number, words: Mapping[str, str]) -> list[str]:
    """Where and when it was seen; codes of countries are the same in all languages."""
    parts = [*number.country.removeprefix("none").split(", "), number.year.removeprefix("none")]
    return [words.get(f"place.{part.replace(' ', '-')}", part) for part in parts if part]


def _render_source(key: str, source: Source, words: Mapping[str, str]) -> str:
    year = f", {source.year}" if source.year else ""
    address = f" <{source.address}>" if source.address else ""
    seen = words[SEEN_LABELS[source.seen]]
    publisher, title = escape_text(source.publisher), escape_text(source.title)
    return f"- **{key}**: {publisher}, *{title}*{year} ({seen}).{address}"


def _render_conflict(
    conflict: Conflict, registry: Registry, words: Mapping[str, str], language: str
) -> str:
    plain = load_messages(language, GUIDE)
    texts = escape_texts(describe_conflict(conflict, registry, plain, language))
    one, other = (
        words["advice.sources"].format(sources=", ".join(ids))
        for ids in (conflict.one, conflict.other)
    )
    return "\n".join(
        [
            f"**{texts['question']}**",
            "",
            f"- {texts['one']} *{one}*",
            f"- {texts['other']} *{other}*",
            f"- **{words['table.take']}:** {texts['take']}",
        ]
    )
