"""The registry as tables in Markdown, for the guide."""

from __future__ import annotations

from breakcontact.outcomes.registry import Number, Registry, Source
from breakcontact.outcomes.wording import render_number

HEADING = "## The numbers\n"
"""What the guide writes above the tables; all below it is made from the registry."""

_UNITS = {
    "chance": "",
    "chance per day": " a day",
    "part": "",
    "ratio": "",
    "logarithm": "",
    "payments": " payments",
    "messages": " messages",
}


def render_numbers(registry: Registry) -> str:
    """All numbers and figures, and then all sources."""
    return "\n".join(
        [
            "| number | value | range | drawn as | seen in | confidence | sources | reviewed |",
            "| --- | --- | --- | --- | --- | --- | --- | --- |",
            *(_render_row(number) for number in registry.numbers.values()),
            "",
            "What sources say besides:",
            "",
            "| figure | value | what it says | source |",
            "| --- | --- | --- | --- |",
            *(
                f"| `{key}` | {render_number(each.value, each.unit, 'en')} | {each.about} "
                f"| {each.source} |"
                for key, each in registry.figures.items()
            ),
            "",
            "The sources:",
            "",
            *(_render_source(key, source) for key, source in registry.sources.items()),
            "",
        ]
    )


def _render_row(number: Number) -> str:
    def show(value: float) -> str:
        return render_number(value, number.unit, "en") + _UNITS.get(number.unit, "")

    places = ", ".join(part for part in (number.country, number.year) if part != "none")
    seen = f"{number.population} ({places})" if places else number.population
    confidence = number.confidence if number.known else f"{number.confidence}, not known"
    cells = [
        f"`{number.key}`: {number.names['en']}",
        show(number.value),
        f"{show(number.low)} – {show(number.high)}",
        number.distribution,
        seen,
        confidence,
        ", ".join(number.sources),
        f"{number.reviewed}, next by {number.review_by}",
    ]
    return f"| {' | '.join(cells)} |"


def _render_source(key: str, source: Source) -> str:
    year = f", {source.year}" if source.year else ""
    address = f" <{source.address}>" if source.address else ""
    return f"- **{key}**: {source.publisher}, *{source.title}*{year} ({source.seen}).{address}"
