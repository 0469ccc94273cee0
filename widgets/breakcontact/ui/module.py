"""One ES module and one style sheet for each widget, out of files that lie side by side.

anywidget hands the page the text of one module from a ``blob:`` address, where a relative import
finds nothing. Neighbours are therefore put in place of the line that imports them; Node reads the
same files as they are. Comments that stand on lines of their own stay behind, as every widget of a
notebook sends its text to the page once more.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

_HERE = Path(__file__).parent
_MODULE_IMPORT = re.compile(r'^import \{[^}]*\} from "\./([\w-]+\.js)";\n', re.MULTILINE)
_STYLE_IMPORT = re.compile(r'^@import "\./([\w-]+\.css)";\n', re.MULTILINE)
_EXPORT = re.compile(r"^export (?=(?:async )?(?:function|class|const)\b)", re.MULTILINE)
_COMMENT = re.compile(r"^ *(?://.*|/\*(?s:.*?)\*/)\n", re.MULTILINE)


@cache
def load_module(name: str) -> str:
    """The text of the ES module ``name`` of this folder, each neighbour put in place once."""
    return _COMMENT.sub("", _put_in_place(name, _MODULE_IMPORT, {name}, _EXPORT))


@cache
def load_style(name: str) -> str:
    """The text of the style sheet ``name`` of this folder with its neighbours put in place."""
    return _COMMENT.sub("", _put_in_place(name, _STYLE_IMPORT, {name}, None))


def _put_in_place(
    name: str, imports: re.Pattern[str], seen: set[str], export: re.Pattern[str] | None
) -> str:
    def neighbour(line: re.Match[str]) -> str:
        other = line.group(1)
        if other in seen:
            return ""
        seen.add(other)
        text = _put_in_place(other, imports, seen, export)
        return export.sub("", text) if export else text

    return imports.sub(neighbour, (_HERE / name).read_text(encoding="utf-8"))
