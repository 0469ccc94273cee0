"""Build JupyterLite with the lessons: a folder for any web space, which asks for nothing else."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Final

from breakcontact import __version__
from breakcontact.errors import BreakContactError
from breakcontact.files import PROJECT
from breakcontact.guide.staging import stage_folder
from breakcontact.i18n import list_languages, load_messages
from breakcontact.i18n.messages import GUIDE
from breakcontact.lab.server import LEARNER, PAGE_WORDS, SETTINGS, list_page_words
from breakcontact.lite.front import render_front
from breakcontact.lite.packages import (
    Wheel,
    fetch_packages,
    find_kernel_packages,
    pack_ourselves,
    write_list,
)
from breakcontact.lite.runtime import fetch_runtime

MARK: Final = ".breakcontact-lite"
"""Identifies a folder that we built, so that no other is ever replaced."""

FRONT: Final = "index.html"
LOCKS: Final = PROJECT / "environment" / "browser"
LESSONS: Final = PROJECT / "lessons"

_KERNEL: Final = "@jupyterlite/pyodide-kernel-extension"
_EXTENSIONS: Final = (_KERNEL, "@jupyter-widgets/jupyterlab-manager", "anywidget")
_NEEDED_HERE: Final = {"@jupyterlab/lsp-extension"}
"""Extensions that JupyterLite does not start without, although nobody uses them."""

_RUNTIME: Final = "static/pyodide"
_ENVIRONMENT: Final = {"PYTHONSAFEPATH": "1"}
"""Else Python looks for every module in the notebook's folder first, which is slow in a browser."""

_HEAD: Final = '<title>Break Contact</title><link rel="stylesheet" href="lesson.css">'
_LAYERS: Final = (SETTINGS / "everyone", LEARNER)


def build_lite(target: Path, words: Mapping[str, str], say: Callable[[str], None]) -> Path:
    """Build it into a folder, which is replaced as a whole at the end.

    Args:
        target: The folder; new, empty, or what was built before.
        words: What is said about the steps, by id.
        say: Called with a sentence about each step.

    Returns:
        The first page.

    Raises:
        BreakContactError: If something is missing, or the folder cannot be written.
    """
    extensions = _find_extensions()
    with (
        stage_folder(target.absolute(), MARK) as folder,
        tempfile.TemporaryDirectory() as place,
    ):
        source = Path(place)
        say(words["lite.fetching.runtime"])
        runtime = source / _RUNTIME
        runtime.mkdir(parents=True)
        fetch_runtime(LOCKS, runtime)
        say(words["lite.fetching.packages"])
        wheels = _add_packages(runtime, extensions)
        say(words["lite.building"])
        _lay_out(source, extensions, [wheel.name for wheel in wheels])
        _run_jupyterlite(source, folder)
        _finish(folder)
        (folder / MARK).write_text(f"{__version__}\n", encoding="utf-8")
    return target.absolute() / FRONT


def _add_packages(runtime: Path, extensions: Path) -> list[Wheel]:
    """Put the browser's packages beside its Python."""
    wheels = [
        pack_ourselves(runtime),
        *find_kernel_packages(extensions / _KERNEL, runtime),
        *fetch_packages(LOCKS / "packages.txt", runtime),
    ]
    write_list(runtime, wheels)
    return wheels


def _lay_out(source: Path, extensions: Path, packages: list[str]) -> None:
    """Write what JupyterLite is built from."""
    shutil.copytree(LESSONS, source / "files", ignore=shutil.ignore_patterns(".*", "*.json"))
    (source / "jupyter-lite.json").write_text(json.dumps(_configure(packages)), encoding="utf-8")
    overrides = _merge(_LAYERS, "default_setting_overrides.json")
    (source / "overrides.json").write_text(json.dumps(overrides), encoding="utf-8")
    for name in _EXTENSIONS:
        shutil.copytree(extensions / name, source / "extensions" / name)
    ours = SETTINGS / "everyone" / "labextensions"
    shutil.copytree(ours, source / "extensions", dirs_exist_ok=True)


def _finish(folder: Path) -> None:
    """Give it our first page, and lessons the look that they have in JupyterLab."""
    written = {path.name for path in LESSONS.iterdir() if path.is_dir()}
    codes = [code for code in list_languages() if code in written]
    front = render_front({code: load_messages(code, GUIDE) for code in codes})
    (folder / FRONT).write_text(front, encoding="utf-8", newline="\n")
    shutil.copy(LEARNER / "custom.css", folder / "lab" / "lesson.css")
    page = folder / "lab" / "index.html"
    text = page.read_text(encoding="utf-8").replace("<title>JupyterLite</title>", _HEAD)
    page.write_text(text, encoding="utf-8", newline="\n")


def _configure(packages: list[str]) -> dict[str, Any]:
    page = _merge(_LAYERS, "page_config.json")
    disabled = page["disabledExtensions"].keys() - _NEEDED_HERE
    options = {"packages": packages, "env": _ENVIRONMENT}
    kernel = {"disablePyPIFallback": True, "loadPyodideOptions": options}
    return {
        "jupyter-lite-schema-version": 0,
        "jupyter-config-data": {
            "appName": "Break Contact",
            "contentsStorageName": "Break Contact",
            "disabledExtensions": sorted(disabled),
            "litePluginSettings": {f"{_KERNEL}:kernel": kernel},
            PAGE_WORDS: list_page_words(),
            "breakcontactFolded": "yes",
        },
    }


def _merge(layers: tuple[Path, ...], name: str) -> dict[str, Any]:
    """The settings of JupyterLab from several folders; what comes later wins."""
    merged: dict[str, Any] = {}
    for layer in layers:
        settings = json.loads((layer / "labconfig" / name).read_text(encoding="utf-8"))
        for key, value in settings.items():
            old = merged.get(key)
            both = isinstance(old, dict) and isinstance(value, dict)
            merged[key] = {**(old or {}), **value} if both else value
    return merged


def _run_jupyterlite(source: Path, output: Path) -> None:
    options = {
        "lite-dir": source,
        "output-dir": output,
        "contents": source / "files",
        "LiteBuildConfig.ignore_sys_prefix": True,
        "FederatedExtensionAddon.extra_labextensions_path": source / "extensions",
    }
    listed = [f"--{name}={value}" for name, value in options.items()]
    command = [sys.executable, "-m", "jupyterlite_core", "build", "--apps=lab", "--no-sourcemaps"]
    done = subprocess.run([*command, *listed], cwd=source, capture_output=True, text=True)
    if done.returncode != 0:
        last = (done.stderr + done.stdout).strip().splitlines() or ["it gave no reason."]
        raise BreakContactError(f"JupyterLite cannot be built: {last[-1].strip()}")


def _find_extensions() -> Path:
    """The folder of JupyterLab's extensions, with all that are needed."""
    folder = Path(sys.prefix) / "share" / "jupyter" / "labextensions"
    missing = [name for name in _EXTENSIONS if not (folder / name).is_dir()]
    if missing:
        raise BreakContactError(
            f"{missing[0]} is not installed here. Start with 'python3 run.py lite', which "
            "installs it."
        )
    if not LESSONS.is_dir():
        raise BreakContactError(
            f"The notebooks of the lessons are not in {LESSONS}. This edition is built in a copy "
            "of the whole project."
        )
    return folder
