"""Files that no author wrote: one clear sentence, soon and in little memory."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from sources import KINDS, check_file, write_sources

MOST_SECONDS = 2
MOST_BYTES = 200_000_000
CHECK = """
import json, resource, sys, time
from pathlib import Path
from breakcontact.scenario.checks import scenario_kind
from breakcontact.authoring.load import check_file
started = time.process_time()
problems = [str(p) for p in check_file(Path(sys.argv[1]), [scenario_kind({})]).problems]
status = Path("/proc/self/status")
if status.exists():  # the other count takes over what the process that started this one held
    peak = 1024 * int(status.read_text().partition("VmHWM:")[2].split()[0])
else:
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
print(json.dumps([problems, time.process_time() - started, peak]))
"""


def _bomb() -> str:
    levels = "".join(f"l{n}: &l{n} [{', '.join([f'*l{n - 1}'] * 9)}]\n" for n in range(1, 10))
    return f"l0: &l0 [x, x, x]\n{levels}"


HOSTILE: dict[str, tuple[bytes, str]] = {
    "ten megabytes": (b"a: b\n" * 2_000_000, "1:1: BC101 The file is larger than 1 MB"),
    "bomb of aliases": (_bomb().encode(), "1:5: BC104 &l0 is an anchor"),
    "a hundred thousand brackets": (b"a: " + b"[" * 100_000, ":15: BC104"),
    "brackets in blocks": (
        b"".join(b" " * n + b"a:\n" for n in range(1000)),
        "BC104 This is nested",
    ),
    "half a million values": (b"a: [" + b"1," * 499_000 + b"]", "BC104 The file has more than"),
    "hundred thousand keys": (b"".join(b"k%d: 1\n" % n for n in range(70_000)), "BC106"),
    "a key of half a megabyte": (b"k" * 500_000 + b": 1", ""),
    "one long text": (b"title: " + b"long " * 190_000, "BC110 'title' is longer than 2000"),
    "bad UTF-8": ("a: ø\nb: å".encode() + b"\xff\n", "2:5: BC102 The byte 0xFF"),
    "UTF-16": ("a: b\n".encode("utf-16-le"), "1:2: BC102 There is a zero byte"),
    "binary": (bytes(range(256)) * 1000, "BC102"),
    "nothing": (b"", "1:1: BC103 The file is empty"),
    "comments only": (b"# nothing\n", "1:1: BC103 The file is empty"),
    "a condition of brackets": (
        b"format: 1\nscenes: {a: {stage: move, messages: [{id: a, from: narrator, text: a, when: '"
        + b"(" * 100_000
        + b"'}]}}",
        "BC110 'when' is longer than 300",
    ),
}


@pytest.mark.skipif(os.name == "nt", reason="memory is measured with the module 'resource'")
@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_file_costs_little(name: str, tmp_path: Path) -> None:
    """Whatever the file, the answer comes within two seconds of work and 200 MB."""
    content, sentence = HOSTILE[name]
    path = tmp_path / "x.yaml"
    path.write_bytes(content)

    done = subprocess.run(
        [sys.executable, "-c", CHECK, str(path)],
        capture_output=True,
        check=True,
        text=True,
        timeout=60,
    )
    problems, seconds, peak = json.loads(done.stdout)

    assert any(sentence in problem for problem in problems), problems[:3]
    assert seconds < MOST_SECONDS
    assert peak < MOST_BYTES


def test_endless_translation_is_refused(tmp_path: Path) -> None:
    """A PO file of nothing but comments is given up before the library crawls through it."""
    write_sources(tmp_path, {"labels.nb.po": "# x\n" * 200_000})
    started = time.process_time()

    (problem,) = check_file(tmp_path / "labels.yaml", KINDS).problems

    assert time.process_time() - started < MOST_SECONDS
    assert (Path(problem.file).name, problem.code) == ("labels.nb.po", "BC101")


def _folder(path: Path) -> None:
    path.mkdir()


def _pipe(path: Path) -> None:
    os.mkfifo(path)


def _nothing(path: Path) -> None:
    assert not path.exists()


@pytest.mark.parametrize(
    ("make", "sentence"),
    [
        pytest.param(_folder, "This is a folder", id="folder"),
        pytest.param(_nothing, "There is no such file", id="missing"),
        pytest.param(
            _pipe,
            "a device or a pipe",
            id="pipe",
            marks=pytest.mark.skipif(os.name == "nt", reason="Windows has no such pipes"),
        ),
    ],
)
def test_what_is_no_file_is_said(
    make: Callable[[Path], None], sentence: str, tmp_path: Path
) -> None:
    """A folder, a pipe and a missing file each get a sentence, and nothing waits."""
    make(tmp_path / "x.yaml")

    (problem,) = check_file(tmp_path / "x.yaml", KINDS).problems

    assert (problem.code, problem.line, problem.column) == ("BC101", 1, 1)
    assert sentence in problem.sentence


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such device")
def test_device_is_refused() -> None:
    """An endless device is not read."""
    (problem,) = check_file(Path("/dev/zero"), KINDS).problems

    assert problem.code == "BC101"
