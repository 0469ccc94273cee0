"""Handouts as PDF, laid out by Typst, with embedded fonts."""

from __future__ import annotations

import importlib.util
import json
import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Final, get_args

from breakcontact import __version__
from breakcontact.advice import load_pack
from breakcontact.errors import BreakContactError
from breakcontact.guide.police import gather_for_police, shorten_name
from breakcontact.guide.staging import check_writable, replace_files
from breakcontact.i18n.format import render_day
from breakcontact.i18n.messages import GUIDE, load_messages
from breakcontact.outcomes.figures.captions import describe_confidence, name_share
from breakcontact.outcomes.figures.data import list_young_shares
from breakcontact.outcomes.registry import load_registry
from breakcontact.vocabulary import STORY_AUDIENCES, Evidence, Tactic

SHEETS: Final = ("steps", "tactics", "evidence", "exit_slip", "card")
"""The handouts; each has a Typst file of its name."""

YOUNG_SHEETS: Final = ("parents_letter", "parents_page", "young_card", "young_numbers", "poster")
"""The handouts that only the set for teenagers has, for pupils, their parents and the wall."""

POLICE: Final = "police"
"""Whom the set for police is for: those who take reports, and whoever trains them."""

POLICE_SHEETS: Final = (
    "call_card",
    "report_form",
    "evidence_list",
    "routes",
    "caller_cards",
    "observer",
    "quiz_paper",
    "quiz_key",
    "staff_slip",
    "debrief",
    "slides",
)
"""The handouts that only the set for police has; ``slides`` is for the front of the room."""

SETS: Final[Mapping[str, tuple[str, ...]]] = {
    STORY_AUDIENCES[0]: SHEETS,
    STORY_AUDIENCES[1]: (*SHEETS, *YOUNG_SHEETS),
    POLICE: (*(each for each in SHEETS if each != "exit_slip"), *POLICE_SHEETS),
}
"""The handouts of each set, by whom they are for; police get an exit slip of their own."""

_LAYOUTS = Path(__file__).parent / "sheets"
_FONTS: Final = "font_source_sans_pro"
_NO_TYPST: Final = (
    "Handouts are set with Typst, which is not installed here. Start with 'python3 run.py "
    "handouts', which installs it."
)
_TOO_FULL: Final = "A card holds more than it has room for."  # an assertion of the layouts
_NO_LETTER: Final = re.compile(r'the text `"(.+?)"` could not be displayed')
_CARD: Final = ("listen", "say", "ask", "picture", "promise", "life", "next", "after")
_ON_A_SLIP: Final = 5
"""Services that a slip has room for."""


def write_handouts(
    folder: Path,
    country: str,
    language: str,
    say: Callable[[str], None],
    audience: str = STORY_AUDIENCES[0],
) -> list[Path]:
    """Write all handouts into a folder, or none if something fails.

    The set for teenagers has the :data:`YOUNG_SHEETS` as well, and the set for police the
    :data:`POLICE_SHEETS`.

    Args:
        folder: The folder; it is created if necessary, and other files in it stay.
        country: The country of the advice and services.
        language: The language of the handouts.
        say: Called with the name of each handout.
        audience: Whom the set is for, one of :data:`SETS`.

    Returns:
        The files; their names contain country and language, and the audience unless it is adults,
        so that several sets fit in a folder.

    Raises:
        BreakContactError: If there is no such country, language or audience, or the folder cannot
            be written.
    """
    pack = load_pack(country, language, STORY_AUDIENCES[0] if audience == POLICE else audience)
    adults = audience == STORY_AUDIENCES[0]
    whom = "" if adults else f"{audience}."
    check_writable(folder)
    data = gather(pack, language)
    if audience == POLICE:
        data |= gather_for_police(pack, language, data["words"])
    made = {}
    for sheet in SETS[audience]:
        name = f"{sheet.replace('_', '-')}.{country}.{whom}{language}.pdf"
        say(name)
        made[name] = render_sheet(sheet, data)
    return replace_files(folder, made)


def gather(pack: Mapping[str, Any], language: str) -> dict[str, Any]:
    """The data for all sheets."""
    words = load_messages(language, GUIDE, pack["audience"])
    return {
        "language": language,
        "pack": pack,
        "reviewed": words["handout.reviewed"].format(day=render_day(pack["reviewed"], language)),
        "calls": _list_calls(pack),
        "numbers": _list_numbers(pack),
        "survey": _gather_survey(words, language),
        "words": {
            key: text for key, text in words.items() if key.startswith(("handout.", "review."))
        },
        "tactics": [
            {"name": words[f"tactic.{each}"], "about": words[f"tactic.{each}.about"]}
            for each in get_args(Tactic)
        ],
        "evidence": [
            {"name": words[f"evidence.{each}"], "why": words[f"review.evidence.{each}"]}
            for each in get_args(Evidence)
        ],
        "card": [
            {"name": words[f"handout.card.{part}"], "about": words[f"handout.card.{part}.about"]}
            for part in _CARD
        ],
    }


def render_sheet(sheet: str, data: Mapping[str, Any], *, any_font: bool = False) -> bytes:
    """One handout as PDF/UA: tagged, with title, language and embedded fonts.

    Args:
        sheet: The name of its layout.
        data: What the layout reads.
        any_font: Whether letters that our font lacks may come from the machine's fonts.

    Raises:
        BreakContactError: If Typst or the font is not installed, no font has a letter,
            or a card is too full.
    """
    try:
        import typst
    except ImportError:
        raise BreakContactError(_NO_TYPST) from None
    font = importlib.util.find_spec(_FONTS)
    if font is None or not font.submodule_search_locations:
        raise BreakContactError(_NO_TYPST)
    try:
        pdf = typst.compile(
            _LAYOUTS / f"{sheet}.typ",
            root=_LAYOUTS,
            font_paths=[Path(font.submodule_search_locations[0]) / "files"],
            ignore_system_fonts=not any_font,
            sys_inputs={"data": json.dumps(data, ensure_ascii=False), "version": __version__},
            pdf_standards="ua-1",
        )
    except typst.TypstError as error:
        if sentence := _explain(str(error), sheet):
            raise BreakContactError(sentence) from None
        raise
    return bytes(pdf)


def _explain(error: str, sheet: str) -> str | None:
    """What a reader can do about an error of Typst."""
    if missing := _NO_LETTER.search(error):
        return (
            f"No font on this machine has '{missing[1]}'. Write it in other letters, or install "
            "a font that has it."
        )
    if _TOO_FULL in error:
        return (
            f"A card of the handout '{sheet.replace('_', '-')}' holds more than it has room for. "
            "Shorten the names of services, or the steps, in the pack of the country."
        )
    return None


def _gather_survey(words: Mapping[str, str], language: str) -> dict[str, Any]:
    """The one figure for older pupils: what it counts, of 100, and where it is from."""
    labels = load_messages(language)
    shares = list_young_shares(load_registry())
    first = shares[0]
    return {
        "title": labels["figure.young.title"],
        "source": labels["figure.young.source"].format(publisher=first.publisher, year=first.year),
        "sure": describe_confidence(first.confidence, labels),
        "bars": [
            {
                "words": name_share(each, labels),
                "count": each.count,
                "shown": words["handout.survey.of"].format(count=each.count),
            }
            for each in shares
        ],
    }


def _list_numbers(pack: Mapping[str, Any]) -> list[dict[str, str]]:
    """The first services of a country that can be called, as many as fit on a slip."""
    called = [
        {"name": shorten_name(service), "numbers": " · ".join(phones)}
        for service in pack["services"]
        if service["status"] == "seen" and (phones := _list_phones(service))
    ]
    return called[:_ON_A_SLIP]


def _list_calls(pack: Mapping[str, Any]) -> list[dict[str, str]]:
    """Whom to call at once, as the step before all steps names them."""
    return [
        {"name": service["name"], "numbers": " · ".join(_list_phones(service))}
        for service in pack["services"]
        if service["id"] in pack["safety"]["services"]
    ]


def _list_phones(service: Mapping[str, Any]) -> list[str]:
    return [contact["text"] for contact in service["contact"] if contact["kind"] == "phone"]
