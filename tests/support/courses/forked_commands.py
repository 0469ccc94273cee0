"""Python's commands in processes of their own, forked from one that has imported what they need.

A command of nbgrader spends most of its time on its imports. Each command here still has a process,
an environment, a folder, input and output of its own, and runs what ``python -m`` would run.
"""

from __future__ import annotations

import multiprocessing
import os
import runpy
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType

LONGEST_COMMAND = 600
IMPORTED = ["nbgrader.apps.nbgraderapp", "breakcontact.cli.class_command"]

_forking = multiprocessing.get_context("forkserver")
_forking.set_forkserver_preload(IMPORTED)


@dataclass(frozen=True)
class Done:
    """What a command did.

    Attributes:
        code: Its exit code.
        told: What it printed.
        wrong: What it complained of.
    """

    code: int
    told: str
    wrong: str


def run_module(
    *words: str, folder: Path, environment: Mapping[str, str], typed: str | None = None
) -> Done:
    """Run ``python -m`` with these words and wait for it.

    Args:
        words: The name of a module, and its arguments.
        folder: The folder to run it in.
        environment: All its variables.
        typed: What it reads; without it, its input is empty.

    Raises:
        AssertionError: It has not ended after ``LONGEST_COMMAND`` seconds.
    """
    with tempfile.TemporaryDirectory() as name:
        streams = [Path(name) / each for each in ("in", "out", "err")]
        streams[0].write_text(typed or "", encoding="utf-8")
        process = _forking.Process(
            target=_run, args=(words, folder, dict(environment), list(map(str, streams)))
        )
        with _without_main():
            process.start()
        process.join(LONGEST_COMMAND)
        if process.exitcode is None:
            process.kill()
            process.join()
            raise AssertionError(f"{' '.join(words)} has not ended")
        out, err = (path.read_text(encoding="utf-8") for path in streams[1:])
        return Done(process.exitcode, out, err)


@contextmanager
def _without_main() -> Iterator[None]:
    """Spare the process the import of what runs here, which is pytest or an IPython shell."""
    here = sys.modules["__main__"]
    nothing = ModuleType("__main__")
    nothing.__spec__ = None
    sys.modules["__main__"] = nothing
    try:
        yield
    finally:
        sys.modules["__main__"] = here


def _run(
    words: tuple[str, ...], folder: Path, environment: dict[str, str], streams: list[str]
) -> None:
    """What the forked process does."""
    for number, (path, flags) in enumerate(
        zip(streams, (os.O_RDONLY, os.O_WRONLY | os.O_CREAT, os.O_WRONLY | os.O_CREAT), strict=True)
    ):
        os.dup2(os.open(path, flags, 0o600), number)
    sys.stdin, sys.stdout, sys.stderr = (
        open(number, mode, encoding="utf-8", closefd=False)  # noqa: SIM115 (open to the end)
        for number, mode in enumerate("rww")
    )
    os.environ.clear()
    os.environ.update(environment)
    os.chdir(folder)
    # With -m, the folder is where modules are looked for first.
    sys.path.insert(0, str(folder))
    sys.argv = list(words)
    runpy.run_module(words[0], run_name="__main__", alter_sys=True)
