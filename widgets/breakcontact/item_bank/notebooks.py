"""Quiz notebooks: for nbgrader with the key in hidden regions, for practice without it."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from breakcontact.authoring.source_types import Texts
from breakcontact.i18n import find_language, list_languages
from breakcontact.i18n.messages import CLASS, Messages
from breakcontact.item_bank.definitions import list_explanations, make_key
from breakcontact.item_bank.model import MARKS, Bank, Item
from breakcontact.quiz.items import ITEM_TYPES

Cell = dict[str, Any]
_METADATA = {
    "kernelspec": {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"},
    "language_info": {"name": "python"},
}
_SCHEMA = 3
_HIDDEN = ("### BEGIN HIDDEN TESTS", "### END HIDDEN TESTS")
_SCHEME = ("=== BEGIN MARK SCHEME ===", "=== END MARK SCHEME ===")
_CUT = re.compile("(?:BEGIN|END) (?:HIDDEN TESTS|MARK SCHEME|SOLUTION)|AUTOTEST")
_ONE_LINE = 80


def render_assignment(bank: Bank, texts: Texts) -> str:
    """The source notebook of an nbgrader assignment."""
    cells = [_title_cell(texts), _start_cell(bank.slug)]
    for item in bank.items:
        cells += _item_cells(item, texts)
    cells += [_remarks_cell(texts), _code("finish", "quiz.finish()", _read_only("finish", "code"))]
    return _render(cells, {"quiz": bank.slug})


def render_practice(bank: Bank, language: str, lines: Mapping[str, str]) -> str:
    """The notebook of the quiz for practice, in one language."""
    words = _words(language)
    others = [each for each in list_languages() if each != language]
    links = " · ".join(
        f"[{_words(each).say('elsewhere')}](../{each}/{bank.slug}.ipynb)" for each in others
    )
    about = words.say("practice", links=links)
    title = f"{words.say('start')}\n\n# {lines['title']}\n\n{about}"
    cells = [_markdown("title", title), _start_cell(bank.slug, None)]
    cells += [_code(item.id, f'quiz.ask("{item.id}")') for item in bank.items]
    cells.append(_code("finish", "quiz.finish()"))
    return _render(cells, {"language": language, "lesson": bank.slug})


def _words(language: str) -> Messages:
    return Messages(language, CLASS, "notebook.")


def _say(language: str, label: str) -> str:
    """A message of a notebook in several languages; it begins with the name of the language."""
    return _words(language).say(label, language=find_language(language).name)


def _title_cell(texts: Texts) -> Cell:
    title = " · ".join(lines["title"] for lines in texts.values())
    lines = [f"# {title}", *(_say(language, "run-all") for language in texts)]
    return _markdown("title", _cut_free("\n\n".join(lines)), _read_only("title", "markdown"))


def _start_cell(slug: str, kind: str | None = "code") -> Cell:
    source = f'from breakcontact.ui import Quiz\n\nquiz = Quiz("{slug}")\nquiz.start()'
    return _code("start", source, _read_only("start", kind) if kind else None)


def _item_cells(item: Item, texts: Texts) -> Iterator[Cell]:
    ask = f'quiz.ask("{item.id}")'
    if ITEM_TYPES[item.kind].is_marked_by_hand:
        yield _code(item.id, ask, _read_only(item.id, "code"))
        marks = item.id + MARKS
        yield _markdown(marks, _mark_scheme(item, texts), _task(marks, item.points))
        return
    explanations = {language: list_explanations(item, lines) for language, lines in texts.items()}
    key = _literal({**make_key(item), "objective": item.objective, "explain": explanations})
    begin, end = _HIDDEN
    source = f'{begin}\nquiz.key("{item.id}", {key})\n{end}\n{ask}'
    graded = {**_read_only(item.id, "code"), "grade": True, "points": item.points}
    yield _code(item.id, source, graded)


def _mark_scheme(item: Item, texts: Texts) -> str:
    begin, end = _SCHEME
    lines = [f"*{_say(language, 'marked')}*" for language in texts]
    return "\n\n".join([*lines, begin, _key_comment(item, texts), *_list_marks(item, texts), end])


def _key_comment(item: Item, texts: Texts) -> str:
    """Model answer and objective as data for pages: a comment, which readers do not see."""
    model = {language: lines[f"{item.id}.model"] for language, lines in texts.items()}
    key = {"model": model, "objective": item.objective}
    text = json.dumps(key, ensure_ascii=False).replace(">", "\\u003e")
    return f"<!-- quiz.key {_escape(text, _as_unicode)} -->"


def _list_marks(item: Item, texts: Texts) -> Iterator[str]:
    """The mark scheme in each language, without text that nbgrader would take for its end."""
    for language, lines in texts.items():
        words = _words(language)
        rubric = [
            f"- {words.count('points', criterion.points)}: "
            + lines[f"{item.id}.rubric.{criterion.id}"]
            for criterion in item.rubric or ()
        ]
        yield _cut_free(f"**{_say(language, 'rubric')}**\n\n" + "\n".join(rubric))
        for name in ("model", "explain"):
            text = lines[f"{item.id}.{name}"]
            yield _cut_free(f"**{words.say(name)}**\n\n{text}")


def _remarks_cell(texts: Texts) -> Cell:
    """The cell for nbgrader's comments on the whole hand-in, which need a cell that is marked."""
    lines = "\n\n".join(f"*{_say(language, 'remarks')}*" for language in texts)
    return _markdown("remarks", lines, _task("remarks", 0))


def _read_only(grade_id: str, cell_type: str) -> dict[str, Any]:
    return {
        "cell_type": cell_type,
        "grade": False,
        "grade_id": grade_id,
        "locked": True,
        "schema_version": _SCHEMA,
        "solution": False,
        "task": False,
    }


def _task(grade_id: str, points: int) -> dict[str, Any]:
    return {**_read_only(grade_id, "markdown"), "points": points, "task": True}


def _code(cell_id: str, source: str, nbgrader: dict[str, Any] | None = None) -> Cell:
    made = _cell("code", cell_id, source, nbgrader)
    made["metadata"]["jupyter"] = {"source_hidden": True}
    return {**made, "execution_count": None, "outputs": []}


def _markdown(cell_id: str, source: str, nbgrader: dict[str, Any] | None = None) -> Cell:
    return _cell("markdown", cell_id, source, nbgrader)


def _cell(cell_type: str, cell_id: str, source: str, nbgrader: dict[str, Any] | None) -> Cell:
    return {
        "cell_type": cell_type,
        "id": cell_id,
        "metadata": {"nbgrader": nbgrader} if nbgrader else {},
        "source": source.splitlines(keepends=True),
    }


def _render(cells: list[Cell], about: dict[str, str]) -> str:
    """The notebook file, byte for byte as JupyterLab writes it."""
    notebook = {
        "cells": cells,
        "metadata": {**_METADATA, "breakcontact": about},
        "nbformat": 4,
        "nbformat_minor": 5,
    }
    return json.dumps(notebook, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def _literal(value: Any, indent: int = 0) -> str:
    """A Python literal over several lines; equal data gives the same bytes."""
    if isinstance(value, str):
        return _escape(json.dumps(value, ensure_ascii=False), _as_unicode)
    if not isinstance(value, (dict, list)):
        return repr(value)
    inner = indent + 4
    if isinstance(value, dict):
        parts = [f"{_literal(key)}: {_literal(each, inner)}" for key, each in value.items()]
    else:
        parts = [_literal(each, inner) for each in value]
    opening, closing = "{}" if isinstance(value, dict) else "[]"
    flat = f"{opening}{', '.join(parts)}{closing}"
    if len(flat) + indent <= _ONE_LINE and "\n" not in flat:
        return flat
    rows = "".join(f"{' ' * inner}{part},\n" for part in parts)
    return f"{opening}\n{rows}{' ' * indent}{closing}"


def _as_unicode(character: str) -> str:
    return f"\\u{ord(character):04x}"


def _cut_free(text: str) -> str:
    return _escape(text, lambda c: f"&#{ord(c)};")


def _escape(text: str, write: Callable[[str], str]) -> str:
    """Escape the first letter of words that nbgrader treats as markers.

    Otherwise a text that says "END HIDDEN TESTS" would end the hidden region, and the rest of the
    key would be handed out.
    """
    return _CUT.sub(lambda found: write(found.group()[0]) + found.group()[1:], text)
