"""Folders of downloads as each platform makes them, with one hand-in that is out of order."""

from __future__ import annotations

import gzip
import io
import json
import os
import shutil
import tarfile
import unicodedata
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

SLUG = "before"
NOTEBOOK, RESPONSES = f"{SLUG}.ipynb", f"{SLUG}.responses.json"
Files = dict[str, bytes]
Put = Callable[[Path, int, str, Files], None]

NAMES = {
    "plain": ["Kari Nordmann", "Ola Hansen", "Noor Ali", "Per Olsen", "Liv Dahl"],
    "norwegian": ["Åse Bjørnø", "Øystein Ærlig", "Bjørn-Åge Moe", "Tor Å", "Sæbjørg Øy"],
    "decomposed": [unicodedata.normalize("NFD", n) for n in ("Åse Lie", "José Gómez", "Ñandú")],
    "scripts": ["Ánte Čáhput", "محمد علي", "王小明", "Мария Иванова", "Δημήτρης", "😀 Smil"],
    "patterns": ["Kari [10A]", "Ola {8B}", "Per, Olsen", "Liv *", "Noor $HOME", "A+B", "50% Ida"],
    "formulas": ["=1+1", "@Ida", "O'Brien", 'Ann "Bo" Lie', "<b>Eva</b>", "Tom & Jo"],
    "reserved": ["CON", "nul", "com1", "aux", "PRN"],
    "twins": ["kari", "Kari", "KARI", "ola", "Ola"],
    "lookalikes": ["Kari", "Каri", "Kari\u200b", "Karı", "Ｋari"],
    "long": ["A" * 80, "B" * 80, "Ærlig " * 12 + "Ås", "x"],
    "numbers": ["101", "102", "20260", "007", "7"],
}  # fmt: skip


def make_answers(owner: str, revision: int = 3) -> bytes:
    """Answers that only this learner has."""
    fields = {
        "format": 1,
        "slug": SLUG,
        "version": "v",
        "revision": revision,
        "language": "en",
        "country": "NO",
        "answers": {"before-12": {"revision": revision, "value": owner}},
    }
    return json.dumps(fields).encode()


def make_files(owner: str, revision: int = 3) -> Files:
    """The two files of a hand-in."""
    notebook = {"cells": [], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}
    return {NOTEBOOK: json.dumps(notebook).encode(), RESPONSES: make_answers(owner, revision)}


def read_owner(answers: bytes) -> str:
    """Whose answers these are."""
    return str(json.loads(answers)["answers"]["before-12"]["value"])


def write(folder: Path, files: Files) -> None:
    """Write files, and the folders in their names."""
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


def pack(files: Files, method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A zip of files, whose names are taken as they are."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", method) as archive:
        for name, content in files.items():
            info = zipfile.ZipInfo("x")
            info.filename, info.compress_type = name, method
            archive.writestr(info, content)
    return packed.getvalue()


def pack_tar(files: Files, mode: str = "w:gz") -> bytes:
    """A tar of files."""
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode=mode) as archive:  # type: ignore[call-overload]
        for name, content in files.items():
            info = tarfile.TarInfo(name)
            info.size = len(content)
            archive.addfile(info, io.BytesIO(content))
    return packed.getvalue()


def _loose(root: Path, prefix: str, files: Files) -> None:
    write(root, {f"{prefix}{name}": content for name, content in files.items()})


def squash(name: str) -> str:
    """A name as Canvas writes it."""
    return "".join(c for c in name.lower() if c.isalnum() or c == "_")


def _canvas(root: Path, at: int, name: str, files: Files) -> None:
    for number, (file, content) in enumerate(files.items()):
        late = "_LATE" if at % 2 else ""
        write(
            root, {f"{squash(name)}{late}_{4000 + at}_{90000 + 10 * at + number}_{file}": content}
        )


PLATFORMS: dict[str, Put] = {
    "moodle-folders": lambda root, at, name, files: write(
        root / f"{name}_{1000 + at}_assignsubmission_file_", files
    ),
    "moodle-files": lambda root, at, name, files: _loose(
        root, f"{name}_{1000 + at}_assignsubmission_file_", files
    ),
    "canvas": _canvas,
    "blackboard": lambda root, at, name, files: _loose(
        root, f"Quiz 1_{squash(name)}{at}_attempt_2026-03-01-10-00-0{at}_", files
    ),
    "brightspace-folders": lambda root, at, name, files: write(
        root / f"{5000 + at}-77 - {name} - Mar 1, 2026 905 AM", files
    ),
    "brightspace-files": lambda root, at, name, files: _loose(
        root, f"{5000 + at}-77 - {name} - Mar 1, 2026 1105 PM - ", files
    ),
    "teams": lambda root, at, name, files: write(
        root / "Student Work" / "Submitted files" / name / "Quiz 1" / "Version 1", files
    ),
    "itslearning": lambda root, at, name, files: write(root / name / "2026-03-01 10.05", files),
    "google-classroom": lambda root, at, name, files: _loose(root, f"{name} - ", files),
    "plain-folders": lambda root, at, name, files: write(root / name / SLUG, files),
    "plain-zips": lambda root, at, name, files: write(root, {f"{name}.zip": pack(files)}),
    "plain-tgz": lambda root, at, name, files: write(root, {f"{name}.tgz": pack_tar(files)}),
}
LOOSE = ("moodle-files", "canvas", "blackboard", "brightspace-files", "google-classroom")
ARCHIVED = ("plain-zips", "plain-tgz")
NUMBERED = ("moodle-folders", "moodle-files", "canvas", "brightspace-folders", "brightspace-files")
"""Platforms whose numbers keep people of one name apart."""


@cache
def _bomb() -> bytes:
    return pack({f"{SLUG}.ipynb": bytes(40_000_000)})


def _encrypted() -> bytes:
    """A zip that says its files are locked: the flag is set where it stands."""
    packed = bytearray(pack(make_files("eve")))
    at = 0
    while (at := packed.find(b"PK\x03\x04", at)) >= 0:
        packed[at + 6] |= 1
        at += 4
    at = 0
    while (at := packed.find(b"PK\x01\x02", at)) >= 0:
        packed[at + 8] |= 1
        at += 4
    return bytes(packed)


def _wrong_sum() -> bytes:
    packed = bytearray(pack(make_files("eve"), zipfile.ZIP_STORED))
    at = packed.find(b'"before-12"')
    packed[at + 1] ^= 1
    return bytes(packed)


def _nested(depth: int) -> bytes:
    packed = pack(make_files("eve"))
    for _ in range(depth):
        packed = pack({"work.zip": packed})
    return packed


FAULTS: dict[str, Callable[[], Files]] = {
    "truncated": lambda: {"work.zip": pack(make_files("eve"))[:-40]},
    "empty": lambda: {"work.zip": b""},
    "html": lambda: {"work.zip": b"<html>Log in first</html>"},
    "encrypted": lambda: {"work.zip": _encrypted()},
    "wrong-sum": lambda: {"work.zip": _wrong_sum()},
    "rar": lambda: {"work.rar": b"Rar!\x1a\x07\x01\x00" + bytes(60)},
    "seven-zip": lambda: {"work.7z": b"7z\xbc\xaf\x27\x1c" + bytes(60)},
    "tar-cut": lambda: {"work.tar.gz": pack_tar(make_files("eve"))[:90]},
    "gzip-alone": lambda: {"work.gz": gzip.compress(b"text")},
    "bomb": lambda: {"work.zip": _bomb()},
    "too-deep": lambda: {"work.zip": _nested(5)},
    "too-many": lambda: {"work.zip": pack({f"f{n}.txt": b"" for n in range(2_500)})},
    "no-hand-in": lambda: {"essay.docx": pack({"word/document.xml": b"<w/>"})},
}
"""What cannot be taken: the teacher has to be told of it."""
ODDITIES: dict[str, Callable[[], Files]] = {
    "slip": lambda: {"work.zip": pack({f"../../{n}": c for n, c in make_files("eve").items()})},
    "absolute": lambda: {"work.zip": pack({f"/etc/{n}": c for n, c in make_files("eve").items()})},
    "backslash": lambda: {"w.zip": pack({f"a\\{n}": c for n, c in make_files("eve").items()})},
    "apple": lambda: {
        "work.zip": pack({**make_files("eve"), "__MACOSX/._before.ipynb": b"\0\5\x16\7"})
    },
    "named-as-another": lambda: {
        "work.zip": pack({f"Kari Nordmann/{n}": c for n, c in make_files("eve").items()})
    },
    "in-itself": lambda: {
        "work.zip": pack(
            {f"{SLUG}/{n}": c for n, c in make_files("eve").items()}
            | {f"{SLUG}/{SLUG}/{n}": c for n, c in make_files("eve").items()}
        )
    },
    "capitals": lambda: {"WORK.ZIP": pack({n.upper(): c for n, c in make_files("eve").items()})},
    "copies": lambda: {
        "work (1).zip": pack(
            {"before (1).ipynb": b"{}", "before.responses (1).json": make_answers("eve")}
        )
    },
    "zip-in-zip": lambda: {"work.zip": _nested(1)},
    "bom": lambda: {"work.zip": pack({RESPONSES: b"\xef\xbb\xbf" + make_answers("eve")})},
}
"""What looks wrong and is not: it is taken, and it is its learner's alone."""


@dataclass(frozen=True)
class Tree:
    """A folder of downloads.

    Attributes:
        platform: Whose naming it has.
        fault: What is out of order in one hand-in.
        names: The kind of names.
        packed: Whether the whole is one zip.
    """

    platform: str
    fault: str
    names: str
    packed: bool = False

    def build(self, folder: Path) -> tuple[Path, list[str]]:
        """Make it; returns it and the names of its good learners."""
        root = folder / "downloads"
        put = PLATFORMS[self.platform]
        good = [name.replace("/", "_") for name in NAMES[self.names]]
        for at, name in enumerate(good):
            put(root, at, name, make_files(str(at)))
        files = {**FAULTS, **ODDITIES}[self.fault]()
        if self.platform in ARCHIVED:
            ending = next(iter(files)).partition(".")[2]
            write(root, {f"Eve Evesen.{ending}": next(iter(files.values()))})
        else:
            put(root, len(good), "Eve Evesen", files)
        if not self.packed:
            return root, good
        packed = shutil.make_archive(str(folder / "downloads"), "zip", folder, "downloads")
        return Path(packed), good


def list_trees() -> list[Tree]:
    """Each platform with each fault and oddity, and the kinds of names in turn."""
    kinds = list(NAMES)
    cases = [(platform, fault) for platform in PLATFORMS for fault in (*FAULTS, *ODDITIES)]
    trees = [
        Tree(platform, fault, kinds[at % len(kinds)], packed=at % 3 == 0)
        for at, (platform, fault) in enumerate(cases)
        if not (platform in ARCHIVED and fault == "no-hand-in")
    ]
    return [tree for tree in trees if _is_possible(tree)]


def _is_possible(tree: Tree) -> bool:
    """Canvas and Blackboard write names without signs and capitals, so that some become one."""
    if tree.platform == "canvas":
        return all(squash(name) for name in NAMES[tree.names])
    return os.name == "posix"
