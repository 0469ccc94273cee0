"""A pseudo-language: English with accents and a third longer, in a copy of the project's data.

It is made as a translator would make a language: one entry in ``languages.json``, a PO file beside
each source, and pages of the guide. No code knows of it.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import polib

CODE = "eo"
"""A language that Babel can write and that we have no texts in."""

ROOT = Path(__file__).parents[3]
DATA = Path("widgets/breakcontact/data")
_GUIDE = "instructor_guide"
_ENTRY = {"code": CODE, "name": "Éspéŕáñţó", "locale": "eo", "country": "GB"}
_ACCENTS = str.maketrans("aceinorsuyzACEINORSUYZ", "áçéíñóŕšúýžÁÇÉÍÑÓŔŠÚÝŽ")
# Gaps, markup, code, addresses and what stands for itself are not translated.
_KEPT = re.compile(
    r"\{[A-Za-z_]*\}|<[^>]*>|`[^`]*`|\]\([^)]*\)|https?://\S+|[\w.-]+@[\w.-]+"
    r"|\b[\w-]+\.(?:no|uk|org|com|example)\b[\w/]*|#\S+|^:::.*|^```.*?```",
    re.MULTILINE | re.DOTALL,
)
_VOWELS = re.compile("([aeiouAEIOU])")
_SHARED = [str(folder) for folder in Path(__file__).parents[1].iterdir() if folder.is_dir()]


def pseudo(text: str) -> str:
    """The same with accents and each vowel twice, which makes it about a third longer."""
    kept = [match.span() for match in _KEPT.finditer(text)]
    parts, at = [], 0
    for start, end in kept:
        parts += [_accent(text[at:start]), text[start:end]]
        at = end
    return "".join([*parts, _accent(text[at:])])


def make_project(folder: Path) -> Path:
    """Copy data, bank and notebooks, and translate all of it; the data folder."""
    for part in (DATA, Path("assessments/bank"), Path("lessons/en")):
        shutil.copytree(ROOT / part, folder / part)
    for po in [*(folder / DATA).rglob("*.nb.po"), *(folder / "assessments").rglob("*.nb.po")]:
        _translate(po, po.with_name(po.name.replace(".nb.po", f".{CODE}.po")))
    shutil.copytree(ROOT / "lessons/nb", folder / "lessons/nb")
    shutil.copytree(folder / "lessons/en", folder / "lessons" / CODE)
    listed = folder / DATA / "languages.json"
    languages = [*json.loads(listed.read_text(encoding="utf-8")), _ENTRY]
    listed.write_text(json.dumps(languages), encoding="utf-8")
    _write_guide(folder / _GUIDE, [language["code"] for language in languages])
    return folder / DATA


def run_python(data: Path, *arguments: str) -> str:
    """Run Python with that data folder; what it printed.

    Raises:
        AssertionError: If it fails.
    """
    run = subprocess.run(
        [sys.executable, *arguments],
        capture_output=True,
        text=True,
        cwd=data.parents[2],
        env={**os.environ, "BREAKCONTACT_DATA": str(data), "PYTHONPATH": os.pathsep.join(_SHARED)},
    )
    assert run.returncode == 0, run.stdout + run.stderr
    return run.stdout


def list_english(data: Path) -> set[str]:
    """Every word of three letters or more that stands in an English text of the project."""
    words: set[str] = set()
    for po in [*data.rglob("*.nb.po"), *(data.parents[2] / "assessments").rglob("*.nb.po")]:
        for entry in polib.pofile(str(po)):
            words |= set(_list_words(_KEPT.sub(" ", entry.msgid)))
    return words


def find_untranslated(text: str, english: set[str], allowed: frozenset[str]) -> list[str]:
    """Words of a page that are English as they stand in our sources.

    A word such as "btw", which has no letter to put an accent on, says nothing.
    """
    found = {word for word in _list_words(text) if word in english and _accent(word) != word}
    return sorted(found - allowed)


def _list_words(text: str) -> list[str]:
    return [word.lower() for word in re.findall(r"(?<![\w./@-])[A-Za-z]{3,}(?![\w/@]|\.\w)", text)]


def _accent(text: str) -> str:
    return _VOWELS.sub(r"\1\1", text).translate(_ACCENTS)


def _translate(source: Path, target: Path) -> None:
    po = polib.pofile(str(source), wrapwidth=0)
    po.metadata["Language"] = CODE
    for entry in po:
        entry.msgstr = pseudo(entry.msgid)
    po.save(str(target))


def _write_guide(folder: Path, languages: list[str]) -> None:
    """A guide of two pages in each language: one written, one with tables that are made.

    None of the tables cites a source, as a source's title stays in its own language.
    """
    write = {CODE: pseudo}
    for language in languages:
        (folder / language).mkdir(parents=True)
        translate = write.get(language, str)
        head, lead = translate("# Guide"), translate("What you need before you teach.")
        contents = "```{toctree}\n:hidden:\nnumbers\n```"
        (folder / language / "index.md").write_text(f"{head}\n\n{lead}\n\n{contents}\n", "utf-8")
        made = "\n\n".join(
            f"<!-- made: {name} -->\n<!-- end -->" for name in ("minutes match", "order GB")
        )
        text = f"{translate('# Numbers')}\n\n{made}\n"
        (folder / language / "numbers.md").write_text(text, encoding="utf-8")
