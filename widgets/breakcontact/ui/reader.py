"""How a notebook is read: in which language, and whether anything is kept."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from breakcontact.i18n import SOURCE_LANGUAGE, list_languages

LANGUAGE = "BREAKCONTACT_LANGUAGE"
"""The variable in which ``breakcontact lab`` passes the language that it was started in."""


AUDIENCE = "BREAKCONTACT_AUDIENCE"
"""The variable in which it passes the audience whose lessons alone are shown."""
CLASS = "BREAKCONTACT_CLASS"
"""The variable in which it passes that nothing is kept on disk."""


def is_class() -> bool:
    """Whether a class shares this machine, so that nothing is kept."""
    return os.environ.get(CLASS, "") not in ("", "0")


def is_browsers_python() -> bool:
    """Whether the notebook runs in the browser's own Python, as in JupyterLite."""
    return sys.platform == "emscripten"


def folder_language(otherwise: str = SOURCE_LANGUAGE) -> str:
    """The language of the notebook's folder, such as ``lessons/nb``, or else JupyterLab's."""
    for folder in (notebook_folder(), Path.cwd()):
        if folder.name in list_languages():
            return folder.name
    started_in = os.environ.get(LANGUAGE, "")
    return started_in if started_in in list_languages() else otherwise


def notebook_folder() -> Path:
    """The folder of the notebook, as far as the Jupyter server says."""
    return Path(os.environ.get("JPY_SESSION_NAME", "")).parent
