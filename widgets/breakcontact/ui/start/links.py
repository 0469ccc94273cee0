"""Find notebooks: their addresses from the notebook that is open, and on the Jupyter server."""

from __future__ import annotations

import json
import os
from pathlib import Path
from urllib.parse import quote

from jupyter_core.paths import jupyter_runtime_dir

from breakcontact.lessons import START
from breakcontact.ui.reader import notebook_folder

_FURTHEST = 3
"""How many folders above a quiz a start page is looked for."""


def link_notebook(file: Path) -> dict[str, str]:
    """A link from the notebook that is open to another.

    Returns:
        ``href``, its address from the notebook that is open, and ``path``, what the Jupyter server
        calls it; empty if that is not known.
    """
    address = Path(os.path.relpath(file, open_folder())).as_posix()
    return {"href": quote(address), "path": _find_path(file)}


def link_start(folder: Path, language: str) -> dict[str, str]:
    """A link to the start page of the course that a quiz lies in, as ``link_notebook``.

    Args:
        folder: The quiz's, up to three folders below that of the course.
        language: Of the start page, if there is one in it.

    Returns:
        The link; empty if there is no start page.
    """
    for above in list(folder.absolute().parents)[:_FURTHEST]:
        for home in (above / language, above):
            if (home / f"{START}.ipynb").is_file():
                return link_notebook(home / f"{START}.ipynb")
    return {}


def open_folder() -> Path:
    """The folder of the notebook that is open, or the working folder where no server names it."""
    folder = notebook_folder()
    return folder if folder.is_absolute() else Path.cwd()


def _find_path(file: Path) -> str:
    root = find_root()
    if root is None or not file.is_relative_to(root):
        return ""
    return file.relative_to(root).as_posix()


def find_root() -> Path | None:
    """The folder that the Jupyter server serves, by a file that it writes; ``None`` without one."""
    server = os.environ.get("JPY_PARENT_PID") or str(os.getppid())
    try:
        text = (Path(jupyter_runtime_dir()) / f"jpserver-{server}.json").read_text("utf-8")
        return Path(json.loads(text)["root_dir"])
    except (OSError, ValueError, LookupError, TypeError):
        return None
