"""``breakcontact po``: nothing that a translator wrote is lost."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest
from sources import write_sources

from breakcontact.authoring.load import check_text
from breakcontact.authoring.po import parse_po, render_po, renew
from breakcontact.authoring.translations import find_translations
from breakcontact.cli import main
from breakcontact.cli.source_types import list_kinds
from breakcontact.files import DATA, PROJECT

SHIPPED = [
    source
    for folder in (DATA, DATA / "scenarios", DATA / "advice", DATA / "questions")
    for source in sorted(folder.glob("*.yaml"))
    if find_translations(source)
] + sorted((PROJECT / "assessments" / "bank").glob("*.yaml"))


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The working folder, with all small files in it."""
    write_sources(tmp_path)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_a_translation_that_cannot_be_written_stays(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """If writing breaks off, the old translation is still there, whole, and nothing else."""

    def refuse(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    po = folder / "labels.nb.po"
    before, names = po.read_text("utf-8"), sorted(path.name for path in folder.iterdir())
    labels = folder / "labels.yaml"
    labels.write_text(labels.read_text("utf-8").replace("send: Send", "send: Send it"), "utf-8")
    monkeypatch.setattr(os, "replace", refuse)

    assert main(["po", "labels.yaml", "--language", "nb"]) == 2

    assert "labels.nb.po cannot be written: No space left" in capsys.readouterr().err
    assert po.read_text("utf-8") == before
    assert sorted(path.name for path in folder.iterdir()) == names


@pytest.mark.parametrize("character", ["\u2028", "\u2029", "\x85"])
def test_po_names_a_character_that_breaks_files(
    character: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A character that ends a line for some programs is named where it is; nothing is written."""
    po = folder / "labels.nb.po"
    text = po.read_text("utf-8").replace('"Lagret', f'"Lag{character}ret')
    po.write_text(text, "utf-8")
    line = text[: text.index(character)].count("\n") + 1

    assert main(["po", "labels.yaml", "--language", "nb"]) == 1

    assert f"labels.nb.po:{line}:12: BC512 U+{ord(character):04X} (" in capsys.readouterr().out
    assert po.read_text("utf-8") == text


@pytest.mark.parametrize("source", SHIPPED, ids=lambda source: source.name)
def test_shipped_translations_are_as_po_writes_them(source: Path) -> None:
    """``breakcontact po`` changes nothing in what we ship: comments for translators are renewed."""
    lines = check_text(source.read_text("utf-8"), str(source), list_kinds()).lines
    for language, path in find_translations(source).items():
        text = path.read_text("utf-8")
        again = render_po(lines, renew(lines, parse_po(text, path.name), language), language)
        assert again == text, f"run: breakcontact po {source} --language {language}"


@pytest.mark.parametrize("audience", ["adults", "teenagers"])
def test_templates_are_as_po_writes_them(
    audience: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A teacher who runs ``po`` right after ``new`` sees nothing change."""
    assert main(["new", "guild", "--audience", audience, "--quiz"]) == 0
    before = {path: path.read_text("utf-8") for path in folder.glob("guild/*.po")}

    assert main(["po", "guild", "--language", "nb"]) == 0

    assert {path: path.read_text("utf-8") for path in before} == before
    assert len(before) == 3
    assert "to translate, 0" in capsys.readouterr().out
