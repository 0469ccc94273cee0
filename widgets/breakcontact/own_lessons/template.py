"""Write a small working lesson for a teacher to change."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from breakcontact.advice import home_country, load_pack
from breakcontact.errors import BreakContactError
from breakcontact.files import DATA, write_text
from breakcontact.i18n import SOURCE_LANGUAGE, list_languages
from breakcontact.i18n.format import render_day
from breakcontact.own_lessons.compiling import compile_source
from breakcontact.own_lessons.kinds import list_own_kinds
from breakcontact.vocabulary import STORY_AUDIENCES

TEMPLATES = DATA / "templates"
_READMES = TEMPLATES / "readme"

_MINORS = ("under 18", "under 19")
_MOST_SERVICES = 6
_NOTEBOOK_METADATA = {
    "kernelspec": {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"},
    "language_info": {"name": "python"},
}


@dataclass(frozen=True, slots=True)
class Template:
    """A lesson to be written.

    Attributes:
        folder: The folder to write to; it is created if necessary.
        id: The story's id, and the name of its files.
        audience: One of :data:`breakcontact.vocabulary.STORY_AUDIENCES`.
        languages: Of the notebooks; the story itself is in English and in these.
        commands: What a reader can type, by the name of its gap: ``check``, ``lab``, ...
        has_quiz: Whether a quiz that is marked is written as well.
    """

    folder: Path
    id: str
    audience: str
    languages: Sequence[str]
    commands: Mapping[str, str]
    has_quiz: bool = False

    def write(self) -> dict[str, dict[str, str]]:
        """Write all files, compile the story, and return the gaps of each language's texts.

        Raises:
            BreakContactError: If a file already exists, or the folder cannot be written.
        """
        texts = self._render_sources()
        notebooks = [f"{language}/{self.id}.ipynb" for language in self.languages]
        for name in (*texts, *notebooks, *(find_readme(language) for language in self.languages)):
            if (self.folder / name).exists():
                raise BreakContactError(
                    f"{self.folder / name} already exists, and nothing was written. "
                    "Name a new folder, or another --id."
                )
        for name, text in texts.items():
            self._write(name, text)
        gaps = self._compile()
        for language in self.languages:
            self._write(f"{language}/{self.id}.ipynb", self._render_notebook(gaps[language]))
            readme = find_readme(language)
            self._write(readme, self._fill(f"readme/{language}/{readme}", gaps[language]))
        return gaps

    def _render_sources(self) -> dict[str, str]:
        """Story, questions and perhaps a quiz, and their translations, by the name they get."""
        own = {"story": self.id, "questions": f"{self.id}_questions"}
        if self.has_quiz:
            own["quiz"] = name_quiz(self.id)
        texts = {}
        for path in sorted((TEMPLATES / self.audience).iterdir()):
            stem, _, ending = path.name.partition(".")
            language = ending.removesuffix(".po")
            if stem in own and (ending == "yaml" or language in self.languages):
                gaps = {"id": self.id, "quiz": name_quiz(self.id), **self.commands}
                texts[f"{own[stem]}.{ending}"] = _fill(path.read_text(encoding="utf-8"), gaps)
        return texts

    def _compile(self) -> dict[str, dict[str, str]]:
        """Compile story and questions into the cache; the gaps of each language's texts."""
        sources = [self.folder / f"{stem}.yaml" for stem in (self.id, f"{self.id}_questions")]
        story, _ = [compile_source(source, list_own_kinds())[0] for source in sources]
        table = json.loads(story.texts[f"{self.id}.story.json"])
        return {
            language: {
                "id": self.id,
                "language": language,
                "folder": str(self.folder),
                "about_quiz": self._describe_quiz(language),
                **{key: lines[key] for key in ("title", "summary", "content_note")},
                **self._help(language),
                **self.commands,
            }
            for language, lines in table["lines"].items()
        }

    def _describe_quiz(self, language: str) -> str:
        """The README's section about the quiz; empty if there is none."""
        if not self.has_quiz:
            return ""
        return self._fill(f"quiz.{language}.md", {"quiz": name_quiz(self.id), **self.commands})

    def _help(self, language: str) -> dict[str, str]:
        """The services of the language's country that are for this audience, and their review."""
        country = home_country(language)
        pack = load_pack(country, language, self.audience)
        whom = {
            service["id"]: service["who"]
            for service in load_pack(country, SOURCE_LANGUAGE, self.audience)["services"]
        }
        # The adults' pack names services for the young as well; there is no room for them here.
        left_out = _MINORS if self.audience == STORY_AUDIENCES[0] else ()
        services = [
            service
            for service in pack["services"]
            if service["status"] == "seen" and whom[service["id"]] not in left_out
        ]
        lines = [_render_service(service) for service in services[:_MOST_SERVICES]]
        return {"help": "\n".join(lines), "reviewed": render_day(pack["reviewed"], language)}

    def _render_notebook(self, gaps: Mapping[str, str]) -> str:
        language = gaps["language"]
        cells = json.loads(_read(f"notebooks/{language}.json"))
        notebook = {
            "cells": [self._render_cell(cell, gaps) for cell in cells],
            "metadata": {
                **_NOTEBOOK_METADATA,
                "breakcontact": {"language": language, "lesson": self.id},
            },
            "nbformat": 4,
            "nbformat_minor": 5,
        }
        return json.dumps(notebook, ensure_ascii=False, indent=1, sort_keys=True) + "\n"

    def _render_cell(self, cell: Mapping[str, Any], gaps: Mapping[str, str]) -> dict[str, Any]:
        source = _fill(cell["source"], gaps)
        if len(self.languages) == 1:  # there is no notebook in another language to link to
            source = "\n".join(line for line in source.split("\n") if "](../" not in line)
        made: dict[str, Any] = {
            "id": cell["id"],
            "cell_type": cell["cell_type"],
            "metadata": {"jupyter": {"source_hidden": True}} if cell.get("hidden") else {},
            "source": source.rstrip().splitlines(keepends=True),
        }
        return (
            made
            if cell["cell_type"] == "markdown"
            else {**made, "execution_count": None, "outputs": []}
        )

    def _fill(self, name: str, gaps: Mapping[str, str]) -> str:
        return _fill(_read(name), gaps)

    def _write(self, name: str, text: str) -> None:
        path = self.folder / name
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise BreakContactError(
                f"The folder {path.parent} cannot be made: {error.strerror}."
            ) from None
        write_text(path, text)


def list_template_languages() -> list[str]:
    """The languages that a lesson can be written in: those with a README of their own."""
    return [code for code in list_languages() if (_READMES / code).is_dir()]


def find_readme(language: str) -> str:
    """What the README is called in a language, such as ``LES_MEG.md``."""
    return next(path.name for path in (_READMES / language).glob("*.md"))


def name_quiz(story: str) -> str:
    """The name of a story's quiz, which is also that of its assignment."""
    return f"check_{story.replace('-', '_')}"


def render_done(gaps: Mapping[str, str]) -> str:
    """The message to the teacher after everything is written."""
    return _fill(_read(f"done.{gaps['language']}.txt"), gaps)


def _render_service(service: Mapping[str, Any]) -> str:
    contact = service["contact"][0]["text"]
    hours = f" ({service['hours'][0].lower()}{service['hours'][1:]})" if "hours" in service else ""
    return f"- **{contact}** · {service['name']}{hours}"


def _read(name: str) -> str:
    return (TEMPLATES / name).read_text(encoding="utf-8")


def _fill(text: str, gaps: Mapping[str, str]) -> str:
    for name, value in gaps.items():
        text = text.replace(f"@{name}@", value)
    return text
