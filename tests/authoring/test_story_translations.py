"""A translated story hides nothing: each gentle form is gentle, and each choice is its own."""

from __future__ import annotations

from pathlib import Path

import polib
import pytest
from bank_files import translate
from sources import KINDS, check_file, write_sources


def _translate(folder: Path, changed: dict[str, str]) -> Path:
    """The small story with its translation, in which some lines say something else."""
    write_sources(folder)
    source = folder / "small.yaml"
    translate(source, KINDS)
    path = source.with_suffix(".nb.po")
    po = polib.pofile(str(path))
    texts = {"ask-1.gentle": "Alex vil ha penger.", **changed}
    for entry in po:
        entry.msgstr = texts.get(entry.msgctxt, entry.msgstr)
    po.save(str(path))
    return path


@pytest.mark.parametrize(
    ("code", "changed", "says"),
    [
        (
            "BC411",
            {"ask-1": "Betal meg nå.", "ask-1.gentle": "Betal meg nå!"},
            "'ask-1.gentle' says the same as the message that it stands for",
        ),
        (
            "BC411",
            {"ask-1": "Betal meg nå.", "ask-1.gentle": "Alex skriver: betal meg nå."},
            "'ask-1.gentle' says the same as the message that it stands for",
        ),
        (
            "BC314",
            {"hello-a": "Fortell Maja om det", "hello-b": "Fortell Maja om det"},
            "'hello-b' says the same as the choice 'hello-a'",
        ),
    ],
    ids=["gentle form with another sign", "gentle form that quotes", "choice that repeats another"],
)
def test_a_translation_that_undoes_a_difference_is_found(
    code: str, changed: dict[str, str], says: str, tmp_path: Path
) -> None:
    """What differs in English differs in every language; the fault stands at its line of the PO."""
    path = _translate(tmp_path, changed)

    (problem,) = check_file(tmp_path / "small.yaml", KINDS).problems

    lines = path.read_text(encoding="utf-8").splitlines()
    assert (problem.code, Path(problem.file).name) == (code, "small.nb.po")
    assert [*changed.values()][-1] in lines[problem.line - 1]
    assert says in problem.sentence


def test_other_words_for_each_are_no_fault(tmp_path: Path) -> None:
    """The same words may stand in two scenes, and a gentle form may share words with the rest."""
    changed = {
        "hello-b": "Vent litt",
        "ask-b": "Vent litt",
        "ask-1": "Betal meg nå, ellers ser alle det.",
        "ask-1.gentle": "Alex vil ha betalt.",
    }
    _translate(tmp_path, changed)

    assert check_file(tmp_path / "small.yaml", KINDS).problems == []
