"""The list of languages: what is in it, and what is said of a bad one."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from breakcontact import files
from breakcontact.errors import BreakContactError
from breakcontact.i18n import list_languages, load_messages, match_language

ENGLISH = {"code": "en", "name": "English", "locale": "en_GB", "country": "GB"}


@pytest.mark.parametrize(
    ("setting", "code"),
    [
        ("nb_NO.UTF-8", "nb"),
        ("nn-NO", "nb"),
        ("Norwegian Bokmål_Norway.1252", "nb"),
        ("en_US", "en"),
        ("xx", "en"),
        ("", "en"),
    ],
)
def test_a_machine_that_speaks_a_language_gets_it(setting: str, code: str) -> None:
    """Whatever the system calls it; a language that we do not have gives English."""
    assert match_language(setting) == code


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "is no list of languages"),
        ('{"en": 1}', "is no list of languages"),
        ('[{"code": "en"}]', "Each entry needs code, name, locale and country"),
        (json.dumps([{**ENGLISH, "colour": "red"}]), "unexpected keyword argument 'colour'"),
        ("[]", "lacks 'en', which all texts are written in"),
    ],
)
def test_a_bad_list_is_one_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str, sentence: str
) -> None:
    """It names the file and what an entry needs."""
    (tmp_path / "languages.json").write_text(text)
    monkeypatch.setattr(files, "DATA", tmp_path)

    with pytest.raises(BreakContactError, match=sentence):
        list_languages.__wrapped__()


def test_texts_that_are_missing_are_told() -> None:
    """Also in which languages there are any."""
    with pytest.raises(
        BreakContactError, match="interface is not written in 'se'; it is in: en, nb"
    ):
        load_messages("se")


def test_another_data_folder_can_be_used(tmp_path: Path) -> None:
    """One variable names it; a folder that is not there is one sentence."""
    for name in ("languages.json", "countries.json", "built"):
        (tmp_path / name).symlink_to(files.DATA / name)

    assert _list_in(tmp_path) == (0, "en nb", "")
    code, told, complaint = _list_in(tmp_path / "gone")
    assert (code, told) == (2, "")
    assert "look at BREAKCONTACT_DATA if you have set it" in complaint
    assert "Traceback" not in complaint


def _list_in(data: Path) -> tuple[int, str, str]:
    """List the languages from that folder: the exit code, the codes, and what was complained of."""
    program = (
        "from breakcontact.cli import main\n"
        "from breakcontact.cli import lab\n"
        "from breakcontact.i18n import list_languages\n"
        "lab.start_lab = lambda options: print(*list_languages()) or 0\n"
        "raise SystemExit(main(['lab']))"
    )
    run = subprocess.run(
        [sys.executable, "-c", program],
        capture_output=True,
        text=True,
        env={**os.environ, files.DATA_VARIABLE: str(data)},
    )
    return run.returncode, run.stdout.strip(), run.stderr
