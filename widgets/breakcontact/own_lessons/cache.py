"""A cache beside each source of what was compiled from it, valid until the source changes."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from glob import escape
from pathlib import Path
from typing import Any

from breakcontact import __version__
from breakcontact.errors import BreakContactError
from breakcontact.files import BUILT, write_text
from breakcontact.own_lessons.find import CACHE

_FORMAT = 1
_REGISTRY = BUILT / "registry.json"


@dataclass(frozen=True, slots=True)
class StoredProblem:
    """A problem of a source, as stored in the cache."""

    file: str
    line: int
    column: int
    sentence: str
    code: str = ""


@dataclass(frozen=True, slots=True)
class Compiled:
    """The compiled version of a source that a notebook uses.

    Attributes:
        texts: The built files by name; empty if no version of the source was without faults.
        faults: What is wrong with the current source.
        built_at: When ``texts`` were built, if they are from an earlier version of the source.
    """

    texts: Mapping[str, str]
    faults: tuple[StoredProblem, ...] = ()
    built_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Cache:
    """The cache of one source file.

    Attributes:
        source: The YAML file.
    """

    source: Path

    @property
    def folder(self) -> Path:
        """Where the built files are."""
        return self.source.parent / CACHE

    def read(self) -> Compiled | None:
        """The compiled version of the current source; ``None`` if the source has changed since."""
        manifest = self._read_manifest()
        if manifest is None or manifest.get("hash") != hash_source(self.source):
            return None
        with suppress(KeyError, TypeError):  # a manifest that another version wrote
            faults = tuple(StoredProblem(**fault) for fault in manifest["faults"])
            return self._read_built(manifest, faults)
        return None

    def write(self, texts: Mapping[str, str], faults: tuple[StoredProblem, ...]) -> Compiled:
        """Save what was compiled; if nothing was, the last good version stays.

        If the folder cannot be written, the source is simply compiled again next time.
        """
        old = self._read_manifest()
        built = [*texts] if texts else (old or {}).get("built", [])
        is_old = not texts
        manifest = {
            "format": _FORMAT,
            "hash": hash_source(self.source),
            "built": built,
            "is_old": is_old,
            "faults": [
                {name: getattr(fault, name) for name in StoredProblem.__dataclass_fields__}
                for fault in faults
            ],
        }
        with suppress(BreakContactError, OSError):
            self.folder.mkdir(exist_ok=True)
            for name, text in texts.items():
                write_text(self.folder / name, text)
            write_text(self._manifest, json.dumps(manifest, ensure_ascii=False) + "\n")
        return Compiled(texts, faults) if texts else self._read_built(manifest, faults)

    @property
    def _manifest(self) -> Path:
        return self.folder / f"{self.source.name}.json"

    def _read_manifest(self) -> dict[str, Any] | None:
        with suppress(OSError, ValueError):
            manifest = json.loads(self._manifest.read_text(encoding="utf-8"))
            if isinstance(manifest, dict) and manifest.get("format") == _FORMAT:
                return manifest
        return None

    def _read_built(self, manifest: dict[str, Any], faults: tuple[StoredProblem, ...]) -> Compiled:
        """The built files that the manifest names; none if one of them is gone or damaged."""
        try:
            paths = [self.folder / name for name in manifest["built"]]
            texts = {path.name: path.read_text(encoding="utf-8") for path in paths}
            times = [path.stat().st_mtime for path in paths]
        except (OSError, ValueError):
            return Compiled({}, faults)
        is_old = manifest["is_old"] and times
        return Compiled(texts, faults, datetime.fromtimestamp(max(times)) if is_old else None)


def hash_source(source: Path) -> str:
    """A hash of what built files depend on: source, translations, registry and package version."""
    translations = sorted(source.parent.glob(f"{escape(source.stem)}.*.po"))
    digest = hashlib.sha256(__version__.encode())
    for path in (source, *translations, _REGISTRY):
        digest.update(f"\0{path.name}\0".encode())
        with suppress(OSError):
            digest.update(path.read_bytes())
    return digest.hexdigest()
