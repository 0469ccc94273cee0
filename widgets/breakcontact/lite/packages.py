"""The Python packages of the browser: fetched as locked, made smaller, and listed for Pyodide."""

from __future__ import annotations

import hashlib
import json
import re
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from breakcontact import __version__
from breakcontact.errors import BreakContactError
from breakcontact.files import DATA
from breakcontact.i18n import list_languages

SOURCE: Final = Path(__file__).parent.parent

_ABI: Final = ("--python-version=3.14", "--python-platform=wasm32-pyodide2024")
_ANY_DAY: Final = (2000, 1, 1, 0, 0, 0)
_UNUSED: Final = re.compile(
    r"(^|/)tests?/|^bin/|^share/|^etc/|\.(pyi|js|map|h|c|so)$|/RECORD$|^\.\.|\.data/"
)
_OURS: Final = (
    "*.py",
    "advice/*.py",
    "board/*.py",
    "i18n/*.py",
    "outcomes/*.py",
    "outcomes/registry/*.py",
    "own_lessons/*.py",
    "quiz/**/*.py",
    "story/**/*.py",
    "ui/**/*.py",
    "ui/bundles/*",
    "data/*.json",
    "data/built/*.json",
)
"""What a notebook needs of this package; checks, grading and the author's side stay behind."""

_NOT_READ: Final = re.compile(r"data/(scenario\.schema|built/(class|guide|staff|instruments))\b")
_NO_COMPLETION: Final = "jedi"
"""Completes code for people who write it, and takes 1.6 MB; the kernel asks for it by name."""


@dataclass(frozen=True, slots=True)
class Wheel:
    """One package of the browser.

    Attributes:
        name: As packages are looked up.
        version: Its version.
        file: Its wheel.
        modules: What it lets one import.
    """

    name: str
    version: str
    file: Path
    modules: tuple[str, ...]

    def describe(self) -> dict[str, Any]:
        """Its entry in the list that Pyodide reads."""
        return {
            "name": self.name,
            "version": self.version,
            "file_name": self.file.name,
            "sha256": hashlib.sha256(self.file.read_bytes()).hexdigest(),
            "imports": list(self.modules),
            "depends": [],
            "install_dir": "site",
            "package_type": "package",
            "unvendored_tests": False,
        }


def fetch_packages(lock: Path, folder: Path) -> list[Wheel]:
    """Install what a lock file names for the browser's Python, and pack it as wheels again.

    Args:
        lock: Requirements with hashes.
        folder: Where the wheels go.

    Raises:
        BreakContactError: If something cannot be had.
    """
    installed = folder / "installed"
    options = ["--no-deps", "--require-hashes", "--only-binary=:all:", "--quiet", *_ABI]
    command = [_find_uv(), "pip", "install", *options, f"--target={installed}", f"-r{lock}"]
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode != 0:
        last = done.stderr.strip().splitlines() or ["uv gave no reason."]
        raise BreakContactError(f"The browser's packages cannot be fetched: {last[-1].strip()}")
    wheels = [_pack(about, folder) for about in sorted(installed.glob("*.dist-info"))]
    shutil.rmtree(installed)
    return [_make_empty(_NO_COMPLETION, folder), *wheels]


def find_kernel_packages(extension: Path, folder: Path) -> list[Wheel]:
    """Copy the packages that the kernel of JupyterLite brings along.

    Args:
        extension: The folder of its extension of JupyterLab.
        folder: Where the wheels go.
    """
    wheels = []
    for source in sorted((extension / "static" / "pypi").glob("*.whl")):
        name, version, _ = source.name.split("-", 2)
        if (name, version[0]) != ("widgetsnbextension", "3"):
            file = Path(shutil.copy(source, folder))
            wheels.append(Wheel(_normalize(name), version, file, (name,)))
    return wheels


def pack_ourselves(folder: Path) -> Wheel:
    """Pack the part of this package that notebooks need.

    Args:
        folder: Where the wheel goes.
    """
    found = {path for pattern in _OURS for path in SOURCE.glob(pattern) if path.is_file()}
    files = {path.relative_to(SOURCE).as_posix(): path for path in sorted(found)}
    chosen = {name: path for name, path in files.items() if not _NOT_READ.search(name)}
    # The data may lie elsewhere, as for somebody who translates them.
    contents = {
        f"breakcontact/{name}": (
            DATA / name.removeprefix("data/") if name.startswith("data/") else path
        ).read_bytes()
        for name, path in chosen.items()
    }
    return _write_wheel("breakcontact", __version__, contents, ("breakcontact",), folder)


def write_list(runtime: Path, wheels: Iterable[Wheel]) -> None:
    """Let Pyodide know these packages and no others.

    Args:
        runtime: The folder of Pyodide, with its own list.
        wheels: The packages, whose files are there.
    """
    path = runtime / "pyodide-lock.json"
    info = json.loads(path.read_text(encoding="utf-8"))["info"]
    packages = {wheel.name: wheel.describe() for wheel in wheels}
    path.write_text(json.dumps({"info": info, "packages": packages}), encoding="utf-8")


def _pack(about: Path, folder: Path) -> Wheel:
    name, version = about.name.removesuffix(".dist-info").split("-")
    rows = (about / "RECORD").read_text(encoding="utf-8").splitlines()
    listed = [row.split(",")[0].strip('"') for row in rows]
    kept = [each for each in listed if not _UNUSED.search(each) and _is_of_ours(each)]
    root = about.parent
    contents = {each: (root / each).read_bytes() for each in kept if (root / each).is_file()}
    modules = {Path(each).parts[0].removesuffix(".py") for each in kept if each.endswith(".py")}
    return _write_wheel(_normalize(name), version, contents, tuple(sorted(modules)), folder)


def _is_of_ours(name: str) -> bool:
    """Whether a file is code or belongs to a language that the lessons are in."""
    language = re.match(r"babel/locale-data/([a-z]+)(_\w+)?\.dat$", name)
    return not language or language[1] in {"root", "no", *list_languages()}


def _make_empty(name: str, folder: Path) -> Wheel:
    return _write_wheel(name, "0", {}, (), folder)


def _write_wheel(
    name: str, version: str, contents: dict[str, bytes], modules: tuple[str, ...], folder: Path
) -> Wheel:
    stem = name.replace("-", "_")
    about = f"{stem}-{version}.dist-info/METADATA"
    metadata = f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n"
    contents.setdefault(about, metadata.encode())
    file = folder / f"{stem}-{version}-py3-none-any.whl"
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as wheel:
        for path, content in contents.items():
            wheel.writestr(zipfile.ZipInfo(path, _ANY_DAY), content, zipfile.ZIP_DEFLATED)
    return Wheel(name, version, file, modules)


def _normalize(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def _find_uv() -> str:
    suffix = ".exe" if sys.platform == "win32" else ""
    beside = Path(sys.executable).with_name(f"uv{suffix}")
    found = str(beside) if beside.is_file() else shutil.which("uv")
    if not found:
        raise BreakContactError(
            "uv is not installed here. Start with 'python3 run.py lite', which installs it."
        )
    return found
