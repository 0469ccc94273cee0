"""A copy of the project in a folder of its own, started as a user would start it."""

import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

READY_WORD = ("lab", "--help")  # the quickest way through all of run.py
PATIENCE = 300.0
SETTING_UP = "Setting up"


class FreshProject:
    """What somebody has who has just got the project, and ``python3 run.py`` in it.

    Args:
        root: The project that is copied: what git would hand out, as it stands now.
        folder: Where the copy goes; must not exist.
    """

    def __init__(self, root: Path, folder: Path) -> None:
        self.folder = folder
        self.first_starts: list[subprocess.CompletedProcess[str]] = []
        for name in tracked_files(root):
            target = folder / name
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(root / name, target)

    @property
    def venv(self) -> Path:
        """The environment that run.py makes."""
        return self.folder / ".venv"

    @property
    def python(self) -> Path:
        """The environment's interpreter."""
        return self.venv / ("Scripts/python.exe" if os.name == "nt" else "bin/python")

    @property
    def uv(self) -> Path:
        """The environment's own uv."""
        return self.python.with_stem("uv")

    @property
    def site_packages(self) -> Path:
        """Where packages are installed."""
        return next(self.venv.glob("[Ll]ib/**/site-packages"))

    def start(self, *words: str, **variables: str) -> "subprocess.CompletedProcess[str]":
        """Run ``python3 run.py WORDS`` to its end."""
        return finish(self.begin(*words, **variables))

    def begin(self, *words: str, **variables: str) -> "subprocess.Popen[str]":
        """Start ``python3 run.py WORDS``, in a process group of its own."""
        return subprocess.Popen(
            [sys.executable, "run.py", *(words or READY_WORD)],
            cwd=self.folder,
            env={**os.environ, **variables},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )

    def kill_when(self, line_begins: str) -> None:
        """Start, and kill everything that was started when a line on the way begins so."""
        process = self.begin()
        assert process.stderr is not None, "it is a pipe"
        seen = next((line for line in process.stderr if line.startswith(line_begins)), None)
        os.killpg(process.pid, signal.SIGKILL)
        process.communicate()
        assert seen, f"no line began with {line_begins!r}"


def finish(process: "subprocess.Popen[str]") -> "subprocess.CompletedProcess[str]":
    """Wait for a start to end."""
    output, errors = process.communicate(timeout=PATIENCE)
    return subprocess.CompletedProcess(process.args, process.returncode, output, errors)


def tracked_files(root: Path) -> list[str]:
    """The names of the files that git hands out, and of those that it would if committed now."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(command, cwd=root, capture_output=True, text=True, check=True)
    return [name for name in set(listed.stdout.split("\0")) - {""} if (root / name).is_file()]
