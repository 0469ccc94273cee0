"""The pages that lead to the lessons: one for each language, and the front of the site."""

from __future__ import annotations

import html
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, get_args

from breakcontact.advice import COUNTRIES, home_country, load_pack
from breakcontact.i18n import list_languages, load_messages
from breakcontact.ui.steps.steps import Steps
from breakcontact.ui.widget import WidgetLabels
from breakcontact.vocabulary import STORY_AUDIENCES, Audience
from breakcontact.web.markdown import render_inline
from breakcontact.web.page import render_part
from breakcontact.web.snapshot import fresh_widgets, take_snapshot


@dataclass(frozen=True, slots=True)
class Entry:
    """A lesson as a list shows it.

    Attributes:
        address: Of its page.
        title: Of the lesson.
        lead: What it is about.
        audience: Whom it is for.
        minutes: How long it takes; 0 if nobody says.
        is_handed_in: Whether it is a quiz that is handed in.
    """

    address: str
    title: str
    lead: str
    audience: tuple[str, ...]
    minutes: int
    is_handed_in: bool = False


def render_list(entries: Sequence[Entry], words: Mapping[str, str], part: str) -> str:
    """The HTML of a list of lessons, each audience apart.

    Args:
        entries: The lessons, in the order of teaching.
        words: The words by id.
        part: The HTML of what stands below the list.
    """
    groups = []
    for audience in get_args(Audience):
        own = [each for each in entries if audience in each.audience]
        if own:
            groups.append(f"<h2>{html.escape(words[f'web.for.{audience}'])}</h2>")
            groups.append(_render_cards([each for each in own if not each.is_handed_in], words))
            if quizzes := [each for each in own if each.is_handed_in]:
                groups.append(f"<h3>{html.escape(words['web.quizzes'])}</h3>")
                groups.append(_render_cards(quizzes, words))
    help_title = html.escape(words["web.help.title"])
    return (
        f'<div class="site-text"><h1>{html.escape(words["web.title"])}</h1>\n'
        f"<p>{html.escape(words['web.lead'])}</p>\n"
        f'<p><a href="#help">{help_title}</a></p></div>\n'
        f'<div class="site-groups">{"".join(groups)}</div>\n'
        f'<div class="site-text"><h2 id="help">{help_title}</h2></div>\n{part}'
    )


def make_help(language: str, entries: Sequence[Entry]) -> tuple[str, Mapping[str, Any]]:
    """The HTML and the widgets of the steps to take now, for the readers of these lessons.

    They are those for adults, unless all the lessons are for others.
    """
    known = [each for each in STORY_AUDIENCES if any(each in entry.audience for entry in entries)]
    audience = known[0] if known else STORY_AUDIENCES[0]
    messages = load_messages(language, audience=audience)
    labels = {id: text for id, text in messages.items() if id.startswith(("steps.", "country."))}
    with fresh_widgets() as fresh:
        words = WidgetLabels(labels=labels, audience=audience)
        steps = Steps(
            packs={each: load_pack(each, language, audience) for each in COUNTRIES},
            country=home_country(language),
            language=language,
            follows={"labels": words, "audience": words},
        )
        snapshot = take_snapshot(fresh, {})
        return render_part([snapshot.ids[steps.model_id]], snapshot.models), snapshot.models


def render_front(addresses: Mapping[str, str], words: Mapping[str, Mapping[str, str]]) -> str:
    """The HTML of the first page, which offers the languages."""
    names = {code: html.escape(language.name) for code, language in list_languages().items()}
    cards = "".join(
        f'<li><a href="{address}" lang="{code}"><strong>{names[code]}</strong>'
        f"<span>{html.escape(words[code]['web.title'])}</span></a></li>"
        for code, address in addresses.items()
    )
    title = '<div class="site-text"><h1>Break Contact</h1></div>'
    return f'{title}<div class="site-groups"><ul class="site-lessons">{cards}</ul></div>'


def _render_cards(entries: Sequence[Entry], words: Mapping[str, str]) -> str:
    cards = "".join(f"<li>{_render_card(each, words)}</li>" for each in entries)
    return f'<ul class="site-lessons">{cards}</ul>\n' if cards else ""


def _render_card(entry: Entry, words: Mapping[str, str]) -> str:
    time = words["web.minutes"].format(minutes=entry.minutes) if entry.minutes else ""
    about = f"<p>{render_inline(entry.lead)}</p>" if entry.lead else ""
    return (
        f'<a href="{html.escape(entry.address)}"><strong>{html.escape(entry.title)}</strong>{about}'
        f"<span>{html.escape(time)}</span></a>"
    )
