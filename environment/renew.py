"""Update the lock files: ``.venv/bin/python environment/renew.py``.

Versions are kept where pyproject.toml allows them; ``--upgrade`` takes the newest. Packages come
from whatever index this machine is configured for; its address is never written to a file.
"""

import os
import subprocess
import sys

import ready

BOUNDS = "--constraints=environment/constraints.txt"
# Not `lite`, which only those need who build the edition for JupyterLite.
EXTRAS = ("figures", "grading", "guide", "handouts", "lab", "serve", "site")
LEARN = [*(f"--extra={name}" for name in EXTRAS), "--group=build", BOUNDS]
TEST = ["--all-extras", "--group=build", "--group=test", "--group=bench", BOUNDS]

# For the edition for JupyterLite. Its kernel has a widgetsnbextension of its own, and the other two
# only complete code.
BROWSER_LOCK = "environment/browser/packages.txt"
BROWSER = [
    "environment/browser/packages.in",
    "--python-version=3.14",
    "--python-platform=wasm32-pyodide2024",
    "--only-binary=:all:",
    "--constraints=environment/learn.txt",
    *(f"--no-emit-package={name}" for name in ("jedi", "parso", "widgetsnbextension")),
]


def main(arguments: list[str]) -> int:
    """Write the four lock files; ``arguments`` go to ``uv pip compile``."""
    _compile("uv", ["-", *arguments], text="uv\n")
    _compile("learn", ["pyproject.toml", *LEARN, *arguments])
    # Tests must run with the versions learners have, so their lock is constrained by the learners'.
    _compile("test", ["pyproject.toml", *TEST, "--constraints=environment/learn.txt", *arguments])
    _write(BROWSER_LOCK, [*BROWSER, *arguments])
    return 0


def _compile(group: str, arguments: list[str], text: str = "") -> None:
    form = ["--universal", "--python-version=3.11"]
    _write(os.path.relpath(ready.lock_file(group), ready.ROOT), [*form, *arguments], text)


def _write(lock: str, arguments: list[str], text: str = "") -> None:
    quiet = ["--no-emit-index-url", "--no-header", "--no-annotate", "--quiet"]
    output = ["--generate-hashes", "--output-file", lock]
    command = [ready.UV, "pip", "compile", *quiet, *output, *arguments]
    subprocess.run(command, input=text, text=True, check=True, cwd=ready.ROOT)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
