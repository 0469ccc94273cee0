"""Small wheels and lock files of our own, in place of a package index."""

from __future__ import annotations

import hashlib
import zipfile
from collections.abc import Iterable
from pathlib import Path

NO_INDEX = {"PIP_NO_INDEX": "1", "PIP_CONFIG_FILE": "/dev/null", "PIP_CONSTRAINT": ""}
UV = b"#!/bin/sh\n"


def write_wheel(folder: Path, name: str) -> Path:
    """Write a wheel of this file name; it holds its metadata and a script ``uv``."""
    package, version, *_ = name.split("-")
    path = folder / name
    with zipfile.ZipFile(path, "w") as wheel:
        wheel.writestr(f"{package}-{version}.data/scripts/uv", UV)
        about = f"Metadata-Version: 2.1\nName: {package}\nVersion: {version}\n"
        wheel.writestr(f"{package}-{version}.dist-info/METADATA", about)
        wheel.writestr(f"{package}-{version}.dist-info/WHEEL", "Wheel-Version: 1.0\n")
        wheel.writestr(f"{package}-{version}.dist-info/RECORD", "")
    return path


def write_lock(path: Path, lines: Iterable[str], wheels: Iterable[Path]) -> None:
    """Write a lock file of lines such as ``toy==1 ; sys_platform == 'win32'``, with the hashes."""
    hashes: dict[str, list[str]] = {}
    for wheel in wheels:
        digest = hashlib.sha256(wheel.read_bytes()).hexdigest()
        hashes.setdefault("==".join(wheel.name.split("-")[:2]), []).append(digest)
    text = ""
    for line in lines:
        known = hashes.get(line.partition(" ")[0], ["0" * 64])
        text += line + "".join(f" \\\n    --hash=sha256:{digest}" for digest in known) + "\n"
    path.write_text(text, encoding="utf-8")
