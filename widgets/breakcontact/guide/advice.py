"""Steps and services of a country in Markdown, each with its sources and review date."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from breakcontact.advice.pack import load_pack
from breakcontact.guide.escape import escape_paragraphs, escape_texts, load_words
from breakcontact.vocabulary import STORY_AUDIENCES

_SEEN: Final = "steps.seen."


def _load_texts(country: str, language: str, audience: str) -> dict[str, Any]:
    """The advice of a country for an audience, with texts that no Markdown is read into."""
    pack: dict[str, Any] = escape_texts(load_pack(country, language, audience))
    return pack


def render_steps(country: str, language: str, audience: str = STORY_AUDIENCES[0]) -> str:
    """What comes before all steps, and the steps in their order."""
    words = load_words(language)
    pack = _load_texts(country, language, audience)
    steps = (
        f"{number}. **{step['text']}** {step['detail']}\\\n   *{_render_origin(step, pack, words)}*"
        for number, step in enumerate(pack["steps"], 1)
    )
    return "\n".join((*_render_safety(pack, words), "", *steps))


def _render_safety(pack: Mapping[str, Any], words: Mapping[str, str]) -> list[str]:
    safety = pack["safety"]
    calls = [
        f"{service['name']}: **{_list_calls(service)}**"
        for service in pack["services"]
        if service["id"] in safety["services"]
    ]
    text = f"**{safety['text']}** {safety['detail']} {'. '.join(calls)}."
    return [f"> {text}\\", f"> *{_render_origin(safety, pack, words)}*"]


def _list_calls(service: Mapping[str, Any]) -> str:
    phones = (contact for contact in service["contact"] if contact["kind"] == "phone")
    return " · ".join(_render_contact(phone) for phone in phones)


def render_order(country: str, language: str, audience: str = STORY_AUDIENCES[0]) -> str:
    """The note on where lists differ in their order."""
    return escape_paragraphs(load_pack(country, language, audience)["order_note"])


def render_services(country: str, language: str, audience: str = STORY_AUDIENCES[0]) -> str:
    """The services; unverified ones are marked."""
    words = load_words(language)
    pack = _load_texts(country, language, audience)
    return "\n".join(_render_service(service, pack, words) for service in pack["services"])


def _render_service(
    service: Mapping[str, Any], pack: Mapping[str, Any], words: Mapping[str, str]
) -> str:
    contacts = " · ".join(_render_contact(contact) for contact in service["contact"])
    lines = [f"- **{service['name']}:** {contacts}"]
    about = [words["advice.for"].format(who=service["who"])]
    if "hours" in service:
        about.append(words["advice.open"].format(hours=service["hours"]))
    lines.append("  " + " ".join(about))
    if service["status"] == "unverified":
        lines.append(f"  **⚠ {words['advice.unverified']}**")
    lines.append(f"  *{_render_origin(service, pack, words)}*")
    return "\\\n".join(lines)


def _render_contact(contact: Mapping[str, str]) -> str:
    return f"[{contact['text']}]({contact['href']})"


def _render_origin(
    line: Mapping[str, Any], pack: Mapping[str, Any], words: Mapping[str, str]
) -> str:
    sources = "; ".join(_name_source(pack["sources"][each], words) for each in line["sources"])
    text = words["advice.sources"].format(sources=sources)
    return f"{text} {words['advice.reviewed'].format(day=line['reviewed'])}"


def _name_source(source: Mapping[str, Any], words: Mapping[str, str]) -> str:
    year = f", {source['year']}" if source.get("year") else ""
    seen = {"own page": "own", "secondary report": "secondary", "mirror": "mirror"}
    text = words[_SEEN + seen.get(source["seen"], "seed")]
    return f"{source['publisher']}: {source['title']}{year} ({text})"
