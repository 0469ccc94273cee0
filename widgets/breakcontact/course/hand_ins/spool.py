"""Files that are kept on disk while hand-ins are compared, each content once."""

from __future__ import annotations

import hashlib
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


class Spool:
    """A folder of contents by digest."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def add(self, content: bytes) -> Path:
        """Keep a content, and say where.

        Raises:
            OSError: If it cannot be written.
        """
        path = self._folder / hashlib.sha256(content).hexdigest()
        if not path.exists():
            path.write_bytes(content)
        return path


@contextmanager
def open_spool(root: Path) -> Iterator[Spool]:
    """A spool in a course, which is removed afterwards.

    Raises:
        OSError: If the course cannot be written.
    """
    folder = Path(tempfile.mkdtemp(prefix=".collecting-", dir=root))
    try:
        yield Spool(folder)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
