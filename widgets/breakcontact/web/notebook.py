"""Read a lesson's notebook: its text, and what its code cells show.

Nothing of a notebook is run. A code cell of a lesson makes a ``Lesson`` or a ``Quiz`` and calls its
methods; these few forms are read here, and any other code is refused.
"""

from __future__ import annotations

import ast
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from breakcontact.errors import BreakContactError

_PACKAGE = "breakcontact"
_LARGEST = 5_000_000


@dataclass(frozen=True, slots=True)
class Text:
    """A text cell.

    Attributes:
        source: Its Markdown.
    """

    source: str


@dataclass(frozen=True, slots=True)
class Call:
    """A part that a code cell shows, such as ``lesson.figure("money")``.

    Attributes:
        maker: The class that the notebook imports: ``Lesson`` or ``Quiz``.
        made_with: The arguments that it is made with, such as the lesson's slug.
        method: What is called, such as ``figure``.
        arguments: With what.
        place: The notebook and the number of the cell, for messages.
    """

    maker: str
    made_with: tuple[str, ...]
    method: str
    arguments: tuple[str, ...]
    place: str


Part = Text | Call


def read_notebook(path: Path) -> list[Part]:
    """The parts of a notebook, in its order.

    What stands before the title in the first cell is about JupyterLab and is left out.

    Raises:
        BreakContactError: If it is not a notebook, or a code cell holds anything else than parts of
            a lesson.
    """
    parts: list[Part] = []
    made: dict[str, tuple[str, tuple[str, ...]]] = {}
    for number, (kind, source) in enumerate(_read_cells(path), 1):
        place = f"{path.name}, cell {number}"
        if kind == "markdown":
            parts.append(Text(source if parts else _from_title(source)))
        elif kind == "code":
            parts += _read_code(source, made, place)
    return parts


def _read_cells(path: Path) -> list[tuple[str, str]]:
    try:
        if path.stat().st_size > _LARGEST:
            raise ValueError
        cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
        return [(cell["cell_type"], _join(cell["source"])) for cell in cells]
    except FileNotFoundError:
        raise BreakContactError(f"There is no notebook {path}.") from None
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        raise BreakContactError(
            f"{path} is not a Jupyter notebook; open it in JupyterLab and save it again."
        ) from None


def _join(source: Any) -> str:
    return source if isinstance(source, str) else "".join(source)


def _from_title(source: str) -> str:
    before, mark, after = f"\n{source}".partition("\n# ")
    return f"# {after}" if mark else before


def _read_code(
    source: str, made: dict[str, tuple[str, tuple[str, ...]]], place: str
) -> Iterator[Call]:
    try:
        statements = ast.parse(source).body
    except (SyntaxError, ValueError, RecursionError):
        raise _refuse(place, source) from None
    for statement in statements:
        match statement:
            case ast.ImportFrom(module=str(module)) if module.split(".")[0] == _PACKAGE:
                continue
            case ast.Assign(
                targets=[ast.Name(id=name)], value=ast.Call(func=ast.Name(id=maker)) as call
            ):
                made[name] = (maker, _read_arguments(call, place))
            case ast.Expr(
                value=ast.Call(func=ast.Attribute(value=ast.Name(id=name), attr=method)) as call
            ) if name in made:
                maker, made_with = made[name]
                yield Call(maker, made_with, method, _read_arguments(call, place), place)
            case _:
                raise _refuse(place, ast.unparse(statement))


def _read_arguments(call: ast.Call, place: str) -> tuple[str, ...]:
    values = [each.value for each in call.args if isinstance(each, ast.Constant)]
    texts = tuple(value for value in values if isinstance(value, str))
    if call.keywords or len(texts) != len(call.args):
        raise _refuse(place, ast.unparse(call))
    return texts


def _refuse(place: str, code: str) -> BreakContactError:
    first = (code.strip().splitlines() or [""])[0][:60]
    return BreakContactError(
        f"{place}: a site shows only the parts of a lesson, such as lesson.chat(), and cannot run "
        f"other code: {first}"
    )


def list_titles(parts: list[Part]) -> Mapping[str, str]:
    """The title of a notebook and its first plain paragraph: ``title`` and ``lead``."""
    first = next((part.source for part in parts if isinstance(part, Text)), "")
    blocks = [block.strip() for block in first.split("\n\n")]
    title = next((block[2:] for block in blocks if block.startswith("# ")), "")
    lead = next((block for block in blocks if block and block[0] not in "#*"), "")
    return {"title": title, "lead": lead}
