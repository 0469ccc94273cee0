"""The author's side of an advice pack, format 1: steps and services, each with its source.

A pack has a page for each audience of stories: most entries are for everybody, and some for adults
or for teenagers alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Annotated, Any, ClassVar, Literal

from pydantic import Field, Strict, StringConstraints

from breakcontact.authoring.lines import Line
from breakcontact.authoring.parts import Id, Part, Text
from breakcontact.authoring.problems import offer
from breakcontact.authoring.references import (
    Citation,
    Day,
    find_duplicate_ids,
    find_uncited_sources,
    find_unknown_sources,
    parse_day,
)
from breakcontact.authoring.schema_check import Shaped
from breakcontact.authoring.source_types import (
    Fault,
    Findings,
    Kind,
    Texts,
    place_faults,
    render_json,
)
from breakcontact.authoring.yaml_source import KeyPath, Tree
from breakcontact.i18n.countries import COUNTRIES
from breakcontact.i18n.format import render_day
from breakcontact.vocabulary import STORY_AUDIENCES, StoryAudience

Whom = Annotated[tuple[StoryAudience, ...], Strict(False), Field(min_length=1)]
SourceIds = Annotated[tuple[str, ...], Strict(False)]
_HREF = {
    "phone": re.compile(r"tel:\+?[0-9]+"),
    "web": re.compile(r"https://[^\s]+"),
    "mail": re.compile(r"mailto:[^\s@]+@[^\s@]+"),
}
_HREF_FORM = {"phone": "tel:116111", "web": "https://...", "mail": "mailto:..."}
_NO_SOURCE = "Every step and service says where it is from."
_NO_REVIEW = "Every step and service has the day it was last reviewed."
_SERVICE = {
    "name": "Name of a service",
    "who": "Whom the service is for",
    "hours": "When the service answers",
}
_CODES = {"sources": "BC702", "reviewed": "BC703"}
_REASONS = {"sources": _NO_SOURCE, "reviewed": _NO_REVIEW}


class AdviceSource(Citation):
    """A source of advice."""

    placeholders: ClassVar = {"seen": "own page"}
    seen: Literal["own page", "secondary report", "mirror", "seed text"] = Field(
        description="Where we read it"
    )
    address: Text = Field(description="Its address")


class Safety(Part):
    """What to do before all steps if someone cannot stay safe, and who answers at once."""

    called: ClassVar = "the safety step"
    codes: ClassVar = _CODES
    reasons: ClassVar = _REASONS
    placeholders: ClassVar = {"services": [], "sources": [], "reviewed": "2000-01-01"}
    text: Text = Field(description="When it is for, in a few words. Line id: safety")
    detail: Text = Field(description="What to do. Line id: safety.detail")
    services: Annotated[tuple[str, ...], Strict(False)] = Field(
        description="Ids of the services to call, the emergency numbers first"
    )
    sources: SourceIds = Field(description="Ids of its sources; at least one")
    reviewed: Day = Field(description="The day it was last compared with its sources")


class Step(Part):
    """Something to do now."""

    called: ClassVar = "a step"
    codes: ClassVar = _CODES
    reasons: ClassVar = _REASONS
    placeholders: ClassVar = {"sources": [], "reviewed": "2000-01-01"}
    id: Id = Field(description="Unique among the steps")
    whom: Whom = Field(
        STORY_AUDIENCES, alias="for", description="Whose pages show it; left out, everybody's"
    )
    text: Text = Field(description="The step in a few words. Line id: step.<id>")
    detail: Text = Field(description="How. Line id: step.<id>.detail")
    sources: SourceIds = Field(description="Ids of its sources; at least one")
    reviewed: Day = Field(description="The day it was last compared with its sources")


class Contact(Part):
    """A way to reach a service."""

    called: ClassVar = "a contact"
    placeholders: ClassVar = {"kind": "web", "href": "https://recovered-value"}
    kind: Literal["phone", "web", "mail"] = Field(description="Which way")
    text: Text = Field(
        description="The number or address as it is shown, the same in every language"
    )
    href: Text = Field(description="tel:, https: or mailto:")


class Service(Part):
    """A service that helps."""

    called: ClassVar = "a service"
    codes: ClassVar = _CODES
    reasons: ClassVar = _REASONS
    placeholders: ClassVar = {
        "contact": [{}],
        "status": "unverified",
        "sources": [],
        "reviewed": "2000-01-01",
    }
    id: Id = Field(description="Unique among the services")
    whom: Whom = Field(
        STORY_AUDIENCES, alias="for", description="Whose pages show it; left out, everybody's"
    )
    name: Text = Field(description="Line id: service.<id>.name")
    who: Text = Field(description="Whom it is for. Line id: service.<id>.who")
    contact: Annotated[tuple[Contact, ...], Strict(False), Field(min_length=1)] = Field(
        description="How to reach it"
    )
    hours: Text | None = Field(None, description="When. Line id: service.<id>.hours")
    status: Literal["seen", "unverified"] = Field(
        description="'unverified' is shown with 'check before you rely on it'"
    )
    sources: SourceIds = Field(description="Ids of its sources; at least one")
    reviewed: Day = Field(description="The day it was last compared with its sources")


class Own(Part):
    """What the page of one audience has instead of what the others have."""

    called: ClassVar = "what an audience has of its own"
    order_note: Text | None = Field(
        None, description="Where lists differ in order. Line id: order_note.<audience>"
    )
    first: Annotated[tuple[str, ...], Strict(False)] = Field(
        (), description="Ids of the services that come first, in this order"
    )


class Advice(Part):
    """A country's advice."""

    called: ClassVar = "an advice pack"
    codes: ClassVar = {"reviewed": "BC703"}
    placeholders: ClassVar = {
        "format": 1,
        "country": COUNTRIES[0],
        "reviewed": "2000-01-01",
        "sources": {},
        "safety": {},
        "steps": [],
        "services": [],
    }
    format: Literal[1] = Field(description="Version of this format")
    kind: Literal["advice"] = Field(description="What this file holds")
    country: Annotated[str, StringConstraints(pattern="^[A-Z]{2}$")] = Field(
        description="Two capital letters, such as NO"
    )
    name: Text = Field(description="The country's name. Line id: name")
    reviewed: Day = Field(description="The day the whole pack was last reviewed")
    order_note: Text = Field(description="Where lists differ in order. Line id: order_note")
    own: dict[StoryAudience, Own] = Field(
        {}, description="What the pages of an audience have instead"
    )
    sources: dict[Id, AdviceSource] = Field(description="The sources, by id")
    safety: Safety = Field(description="What comes before all steps")
    steps: Annotated[tuple[Step, ...], Strict(False)] = Field(description="What to do, in order")
    services: Annotated[tuple[Service, ...], Strict(False)] = Field(description="Who helps")


def list_lines(advice: Advice) -> list[Line]:
    """All lines, in the order of the file."""
    return [*_head_lines(advice), *_step_lines(advice), *_service_lines(advice)]


def _head_lines(advice: Advice) -> Iterator[Line]:
    yield Line("name", advice.name, ("name",), "advice", "The country")
    about = "Where lists of steps differ"
    yield Line("order_note", advice.order_note, ("order_note",), "advice", about)
    for audience, own in advice.own.items():
        if own.order_note:
            path: KeyPath = ("own", audience, "order_note")
            for_whom = f"{about}; for {audience}"
            yield Line(f"order_note.{audience}", own.order_note, path, "advice", for_whom)
    before = "Before all steps"
    yield Line("safety", advice.safety.text, ("safety", "text"), "advice", f"{before}: when")
    detail = advice.safety.detail
    yield Line("safety.detail", detail, ("safety", "detail"), "advice", f"{before}: what to do")


def _step_lines(advice: Advice) -> Iterator[Line]:
    for index, step in enumerate(advice.steps):
        path: KeyPath = ("steps", index)
        line_id = f"step.{step.id}"
        yield Line(line_id, step.text, (*path, "text"), "advice", "A step: what")
        yield Line(f"{line_id}.detail", step.detail, (*path, "detail"), "advice", "A step: how")


def _service_lines(advice: Advice) -> Iterator[Line]:
    for index, service in enumerate(advice.services):
        for key, about in _SERVICE.items():
            text = getattr(service, key)
            if text:
                line_id = f"service.{service.id}.{key}"
                yield Line(line_id, text, ("services", index, key), "advice", about)


def _check(tree: Tree, shaped: Shaped[Advice]) -> Findings:
    advice = shaped.model
    assert advice is not None, "only what could be read is checked"
    faults = (
        *_find_duplicates(tree, advice),
        *_find_source_faults(advice, tree.data.get("sources")),
        *_find_unknown_services(advice),
        *_find_missing_help(advice),
        *_find_wrong_days(advice, date.today()),
        *_find_wrong_contacts(advice),
    )
    counts = {"steps": len(advice.steps), "services": len(advice.services)}
    return Findings(place_faults(tree, shaped, faults), counts=counts)


def _find_duplicates(tree: Tree, advice: Advice) -> Iterator[Fault]:
    for key in ("steps", "services"):
        parts = enumerate(getattr(advice, key))
        yield from find_duplicate_ids(tree, [(part.id, (key, at, "id")) for at, part in parts])


def _list_dated(advice: Advice) -> Iterator[tuple[Safety | Step | Service, KeyPath]]:
    yield advice.safety, ("safety",)
    for index, step in enumerate(advice.steps):
        yield step, ("steps", index)
    for index, service in enumerate(advice.services):
        yield service, ("services", index)


def _find_unknown_services(advice: Advice) -> Iterator[Fault]:
    known = [service.id for service in advice.services]
    named: list[tuple[str, KeyPath]] = [
        (each, ("safety", "services", at)) for at, each in enumerate(advice.safety.services)
    ]
    for audience, own in advice.own.items():
        named += [(each, ("own", audience, "first", at)) for at, each in enumerate(own.first)]
    for service, path in named:
        if service not in known:
            yield "BC701", path, f"There is no service '{service}'.{offer(service, known)}"


def _find_missing_help(advice: Advice) -> Iterator[Fault]:
    """Find an audience that has nobody to call, or whose first services it is not shown."""
    if not advice.safety.services:
        yield "BC701", ("safety", "services"), "The safety step names nobody who can be called."
        return
    whom = {service.id: service.whom for service in advice.services}
    for audience in STORY_AUDIENCES:
        if not any(audience in whom.get(each, (audience,)) for each in advice.safety.services):
            sentence = f"The safety step names nobody who can be called by {audience}."
            yield "BC701", ("safety", "services"), sentence
    for audience, own in advice.own.items():
        for at, each in enumerate(own.first):
            if audience not in whom.get(each, STORY_AUDIENCES):
                sentence = f"'{each}' is not shown to {audience}: its 'for' leaves them out."
                yield "BC701", ("own", audience, "first", at), sentence


def _find_source_faults(advice: Advice, known: Any) -> Iterator[Fault]:
    """Find sources that are unknown, missing or uncited; ``known`` includes faulty ones."""
    cited = [
        (source, (*path, "sources", index))
        for part, path in _list_dated(advice)
        for index, source in enumerate(part.sources)
    ]
    yield from find_unknown_sources(cited, known if isinstance(known, dict) else {})
    for part, path in _list_dated(advice):
        if not part.sources:
            name = "safety" if isinstance(part, Safety) else part.id
            yield "BC702", (*path, "sources"), f"'{name}' has no source. {_NO_SOURCE}"
    yield from find_uncited_sources(cited, advice.sources, "step or service")


def _find_wrong_days(advice: Advice, today: date) -> Iterator[Fault]:
    days: list[tuple[str, KeyPath]] = [(advice.reviewed, ("reviewed",))]
    days += [(part.reviewed, (*path, "reviewed")) for part, path in _list_dated(advice)]
    for text, path in days:
        day = parse_day(text)
        if day is None:
            yield "BC703", path, f"There is no day {text}."
        elif day > today:
            yield "BC703", path, f"{text} is in the future; write the day of the last review."


def _find_wrong_contacts(advice: Advice) -> Iterator[Fault]:
    for index, service in enumerate(advice.services):
        for number, contact in enumerate(service.contact):
            path: KeyPath = ("services", index, "contact", number)
            if not _HREF[contact.kind].fullmatch(contact.href):
                sentence = (
                    f"The href of a {contact.kind} contact has the form {_HREF_FORM[contact.kind]}"
                )
                yield "BC704", (*path, "href"), f"{sentence}; '{contact.href}' has not."
            elif contact.kind == "phone" and not _is_same_number(contact):
                sentence = f"'{contact.text}' is shown, but '{contact.href}' would be called."
                yield "BC704", (*path, "href"), sentence


def _is_same_number(contact: Contact) -> bool:
    """Whether the number called is the one shown, with or without the country's own prefix."""
    shown = re.sub("[^0-9]", "", contact.text)
    called = re.sub("[^0-9]", "", contact.href)
    return bool(shown) and (called == shown or called.endswith(shown.removeprefix("0")))


def _build(advice: Advice, work: object, texts: Texts) -> dict[str, str]:
    pages = {
        language: {
            audience: _page(advice, lines, language, audience) for audience in STORY_AUDIENCES
        }
        for language, lines in texts.items()
    }
    sources = sorted(advice.sources)
    built = {"format": 2, "country": advice.country, "sources": sources, "pages": pages}
    return {f"{advice.country}.advice.json": render_json(built)}


def _page(
    advice: Advice, lines: Mapping[str, str], language: str, audience: StoryAudience
) -> dict[str, Any]:
    """The pack as a page shows it to an audience in one language."""
    steps = [step for step in advice.steps if audience in step.whom]
    services = _sort_services(advice, audience)
    offered = {service.id for service in services}
    called = [each for each in advice.safety.services if each in offered]
    shown: tuple[Safety | Step | Service, ...] = (advice.safety, *steps, *services)
    cited = {source for part in shown for source in part.sources}
    own_note = f"order_note.{audience}"
    return {
        "country": advice.country,
        "audience": audience,
        "name": lines["name"],
        "reviewed": advice.reviewed,
        "days": {day: render_day(day, language) for day in sorted(_list_days(advice))},
        "order_note": lines[own_note if own_note in lines else "order_note"],
        "safety": {
            **advice.safety.model_dump(mode="json"),
            "services": called,
            "text": lines["safety"],
            "detail": lines["safety.detail"],
        },
        "steps": [_page_step(step, lines) for step in steps],
        "services": [_page_service(service, lines) for service in services],
        "sources": {
            source_id: source.model_dump(exclude={"address"}, exclude_none=True)
            for source_id, source in advice.sources.items()
            if source_id in cited
        },
    }


def _sort_services(advice: Advice, audience: StoryAudience) -> list[Service]:
    """The services for an audience: those that come first for it, then the others as written."""
    first = advice.own[audience].first if audience in advice.own else ()
    places = {service: place for place, service in enumerate(first)}
    services = [service for service in advice.services if audience in service.whom]
    return sorted(services, key=lambda service: places.get(service.id, len(places)))


def _list_days(advice: Advice) -> set[str]:
    return {advice.reviewed, *(part.reviewed for part, _ in _list_dated(advice))}


def _page_step(step: Step, lines: Mapping[str, str]) -> dict[str, Any]:
    return {
        **step.model_dump(mode="json", exclude={"whom"}),
        "text": lines[f"step.{step.id}"],
        "detail": lines[f"step.{step.id}.detail"],
    }


def _page_service(service: Service, lines: Mapping[str, str]) -> dict[str, Any]:
    texts = {key: lines[f"service.{service.id}.{key}"] for key in _SERVICE if getattr(service, key)}
    return {**service.model_dump(mode="json", exclude={"whom"}, exclude_none=True), **texts}


ADVICE = Kind("advice", Advice, list_lines, _check, _build, named_by="country")
