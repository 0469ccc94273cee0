"""Where the package keeps its data, and files written whole or not at all."""

from __future__ import annotations

import os
import tempfile
from contextlib import suppress
from pathlib import Path

from breakcontact.errors import BreakContactError

DATA = Path(__file__).parent / "data"
BUILT = DATA / "built"
"""What is built from the sources in ``data/``; everything that runs reads only this."""

_READABLE_BY_ALL = 0o644


def write_text(path: Path, text: str) -> None:
    """Replace a file, so that a reader sees the old text or the new one, never half.

    Raises:
        BreakContactError: If the folder cannot be written; the old file then stands.
    """
    partial = None
    try:
        handle, partial = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
            file.write(text)
        os.chmod(partial, _READABLE_BY_ALL)
        os.replace(partial, path)
    except OSError as error:
        if partial:
            with suppress(OSError):
                os.unlink(partial)
        reason = error.strerror or "the disk refused"
        raise BreakContactError(f"{path} cannot be written: {reason}.") from None
