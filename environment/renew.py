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


def main(arguments: list[str]) -> int:
    """Write the three lock files; ``arguments`` go to ``uv pip compile``."""
    _compile("uv", ["-", *arguments], text="uv\n")
    _compile("learn", ["pyproject.toml", *LEARN, *arguments])
    # Tests must run with the versions learners have, so their lock is constrained by the learners'.
    _compile("test", ["pyproject.toml", *TEST, "--constraints=environment/learn.txt", *arguments])
    return 0


def _compile(group: str, arguments: list[str], text: str = "") -> None:
    form = ["--universal", "--python-version=3.11", "--generate-hashes"]
    quiet = ["--no-emit-index-url", "--no-header", "--no-annotate", "--quiet"]
    output = ["--output-file", os.path.relpath(ready.lock_file(group), ready.ROOT)]
    command = [ready.UV, "pip", "compile", *form, *quiet, *output, *arguments]
    subprocess.run(command, input=text, text=True, check=True, cwd=ready.ROOT)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
