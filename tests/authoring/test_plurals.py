"""A language with more plural forms than English gets a line for each of them."""

from __future__ import annotations

from pathlib import Path

import polib
import pytest
from babel import Locale

from breakcontact.authoring.load import check_file
from breakcontact.cli import main
from breakcontact.cli.source_types import list_kinds
from breakcontact.i18n import messages
from breakcontact.i18n.format import find_plural
from breakcontact.i18n.messages import CLASS, Messages

LABELS = """format: 1
kind: labels
texts:
  page: A page
  pages.one: "{number} page"
  pages.other: "{number} pages"
"""
POLISH = {
    "page": "strona",
    "pages.one": "{number} strona",
    "pages.few": "{number} strony",
    "pages.many": "{number} stron",
    "pages.other": "{number} strony",
}


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """A file of labels, with a PO file for Polish that is not translated yet."""
    path = tmp_path / "labels.yaml"
    path.write_text(LABELS, encoding="utf-8")
    assert main(["po", str(path), "--language", "pl"]) == 0
    return path


def test_a_translator_is_asked_for_every_form(source: Path) -> None:
    """Polish has two forms more than English; their English is that of the general form."""
    entries = {entry.msgctxt: entry.msgid for entry in polib.pofile(str(_po_of(source)))}

    assert entries.keys() == POLISH.keys()
    assert entries["pages.few"] == entries["pages.many"] == entries["pages.other"]


def test_all_forms_are_checked_and_built(source: Path) -> None:
    """A form that is missing is reported; a complete translation is built with all its forms."""
    po = polib.pofile(str(_po_of(source)))
    for entry in po:
        entry.msgstr = POLISH[entry.msgctxt]
    po.save(str(_po_of(source)))

    assert check_file(source, list_kinds()).texts["pl"] == POLISH

    po.remove(po.find("pages.many", by="msgctxt"))
    po.save(str(_po_of(source)))
    (problem,) = check_file(source, list_kinds()).problems
    assert (problem.code, "'pages.many' has no translation" in problem.sentence) == ("BC602", True)


@pytest.mark.parametrize(
    ("number", "shown"), [(1, "1 strona"), (3, "3 strony"), (5, "5 stron"), (22, "22 strony")]
)
def test_a_count_uses_the_form_of_its_language(
    monkeypatch: pytest.MonkeyPatch, number: int, shown: str
) -> None:
    """By the rules of the CLDR, not by "one or more"."""
    monkeypatch.setattr(messages, "load_messages", lambda language, catalogue: POLISH)
    monkeypatch.setattr(messages, "find_plural", lambda n, code: Locale(code).plural_form(n))

    assert Messages("pl", CLASS).count("pages", number) == shown


@pytest.mark.parametrize("language", ["en", "nb"])
@pytest.mark.parametrize(
    ("number", "category"), [(1, "one"), (1.0, "one"), (0, "other"), (0.5, "other"), (12, "other")]
)
def test_one_and_other(language: str, number: float, category: str) -> None:
    """A whole number is the same as an integer and as a float."""
    assert find_plural(number, language) == category


def _po_of(source: Path) -> Path:
    return source.with_name("labels.pl.po")
