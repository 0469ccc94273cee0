"""Every sentence about duties or the law has source and date, in the table ``procedures.yaml``."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Final

import polib
import pytest

from breakcontact.guide.procedures import (
    Sentence,
    list_named,
    list_sources,
    load_procedures,
)

LANGUAGES: Final = ("en", "nb")
SLUGS: Final = {"21_desk": "desk", "23_disclosure": "disclosure"}
"""The lessons that have a table, and their stories."""
FOLDERS: Final = {
    "story": "widgets/breakcontact/data/scenarios",
    "questions": "widgets/breakcontact/data/questions",
    "bank": "assessments/bank",
    "board": "widgets/breakcontact/data/boards",
}
FILES: Final = (
    *(f"story/{story}" for story in SLUGS.values()),
    *(f"{kind}{slug}" for slug in SLUGS for kind in ("questions/", "bank/check_")),
    "board/desk",
)
LEGAL: Final = {
    "en": re.compile(
        r"\billegal|\boffen[cs]es?\b|\bcrimes?\b|penal code|§|duty (?:to|of)|by law|to preserve\b"
        r"|be preserved|have to be told|protection lead",
        re.IGNORECASE,
    ),
    "nb": re.compile(r"ulovlig|straffbar|straffelov|lovbrudd|§|plikt", re.IGNORECASE),
}
"""Words by which a sentence about the law or a duty is recognised."""

CITED: Final = re.compile(
    r"College of Policing|PEACE|KREATIV|Méndez|Nottinghamshire Police|Kripos|National Crime Agency"
    r"|Cleveland Police|Samaritans|NSPCC|Wiltshire Police|Revenge Porn Helpline"
)
"""Whoever set a standard or gave the advice that lesson 21 quotes."""

SENTENCES: Final = load_procedures().sentences
LINES: Final = {line for sentence in SENTENCES for line in sentence.lines}


def test_each_sentence_has_its_source_and_day() -> None:
    """A source exists; what has none is not called verified; no day lies ahead of the review."""
    known = list_sources()
    ids = [sentence.id for sentence in SENTENCES]
    assert len(set(ids)) == len(ids)
    for sentence in SENTENCES:
        assert set(sentence.sources) <= set(known), sentence.id
        assert sentence.sources or not sentence.verified, sentence.id
        assert sentence.texts or sentence.lines, sentence.id
        assert date(2026, 11, 1) <= date.fromisoformat(sentence.checked), sentence.id


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("sentence", SENTENCES, ids=lambda each: each.id)
def test_each_sentence_stands_where_the_table_says(
    root: Path, sentence: Sentence, language: str
) -> None:
    """Its words are in the lesson or on the page, and its lines are written, in each language."""
    for text in sentence.texts:
        assert getattr(sentence, language) in " ".join(_list_paragraphs(root, text, language))
    for line in sentence.lines:
        file, name = line.split()
        assert _read_lines(root, file, language).get(name), line


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("file", FILES)
def test_no_line_about_the_law_is_missing(root: Path, file: str, language: str) -> None:
    """Whatever a story or question says about a duty or the law is in the table."""
    lines = _read_lines(root, file, language)
    legal = {f"{file} {name}" for name, text in lines.items() if LEGAL[language].search(text)}

    assert legal - LINES == set()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "text", [f"{kind}{slug}" for slug in SLUGS for kind in ("lesson ", "page lesson_")]
)
def test_no_paragraph_about_the_law_is_missing(root: Path, text: str, language: str) -> None:
    """The same for the lesson's text and its page in the guide; each duty of a country counts."""
    said = [getattr(sentence, language) for sentence in SENTENCES if text in sentence.texts]
    legal = [
        paragraph
        for paragraph in _list_paragraphs(root, text, language)
        if LEGAL[language].search(paragraph) or re.search(r"\((Source|Kilde): ", paragraph)
    ]

    assert legal or text == "lesson 21_desk"
    assert [each for each in legal if not any(words in each for words in said)] == []


def test_whoever_the_desk_quotes_is_in_its_table(root: Path) -> None:
    """Each standard that a remark names has a source, with its date if it is dated."""
    known = list_sources()
    named = {key for sentence in list_named("21_desk") for key in sentence.sources}
    sources = " ".join(f"{known[key].publisher} {known[key].title}" for key in named)
    quoted = {
        name
        for file in ("story/desk", "questions/21_desk", "bank/check_21_desk")
        for text in _read_lines(root, file, "en").values()
        for name in CITED.findall(text)
    }

    assert len(quoted) >= 8
    assert [name for name in sorted(quoted) if name not in sources] == []


@pytest.mark.parametrize(
    ("words", "language"),
    [("It's illegal to keep it.", "en"), ("Dette har du plikt til.", "nb")],
)
def test_a_new_sentence_is_noticed(words: str, language: str) -> None:
    """The words that the search goes by are found anywhere in a sentence."""
    assert LEGAL[language].search(words)


def _list_paragraphs(root: Path, text: str, language: str) -> list[str]:
    """The lines of a lesson's or page's text without asterisks; a page's lists of sources left out.

    Where the legal position is only introduced, a text says that it is no legal advice.
    """
    kind, name = text.split()
    if kind == "lesson":
        path = root / "lessons" / language / f"{name}.ipynb"
        cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
        whole = "\n".join("".join(each["source"]) for each in cells)
    else:
        path = root / "instructor_guide" / language / f"{name}.md"
        whole = path.read_text(encoding="utf-8")
        whole = re.sub(r"<!-- made: procedures [^>]*-->.*?<!-- end -->", "", whole, flags=re.DOTALL)
        whole = re.split(r"^## (?:Where this comes|Hvor dette kommer)", whole, flags=re.MULTILINE)[
            0
        ]
    lines = whole.replace("*", "").split("\n")
    return [line for line in lines if not re.search("legal advice|juridisk rådgivning", line)]


def _read_lines(root: Path, file: str, language: str) -> dict[str, str]:
    """The lines of a source by id, in one language."""
    folder, name = file.split("/")
    entries = polib.pofile(str(root / FOLDERS[folder] / f"{name}.nb.po"))
    return dict(_read_entries(entries, language))


def _read_entries(entries: polib.POFile, language: str) -> Iterator[tuple[str, str]]:
    for entry in entries:
        yield entry.msgctxt, entry.msgid if language == "en" else entry.msgstr
