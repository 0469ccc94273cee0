"""How much of one hand-in is unpacked, so that none can fill the disk or hold up the others."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from typing import IO

from breakcontact.errors import BreakContactError

LARGEST_FILE = 30_000_000
"""The most bytes of a notebook or of answers that are taken."""
MOST_UNPACKED = 200_000_000
FREE_OF_RATIO = 50_000_000
"""Up to this many bytes, a hand-in may be packed as tightly as it likes: outputs repeat a lot."""
MOST_RATIO = 100
MOST_FILES = 2_000
DEEPEST_FOLDER = 12
DEEPEST_ARCHIVE = 3
"""The archives inside each other that are opened; a download of a zip of a zip is three."""
SECONDS = 20.0
_CHUNK = 1 << 20


class RefusedError(BreakContactError):
    """A hand-in, or a file of one, that is not taken.

    Attributes:
        code: Why, as in ``data/class.yaml`` after ``class.collect.why.``.
        details: The values for the gaps of that message.
    """

    def __init__(self, code: str, **details: object) -> None:
        super().__init__(code)
        self.code = code
        self.details = details


@dataclass
class Budget:
    """What is left of the bounds for one hand-in.

    Attributes:
        packed: The bytes of its archives as they arrived, for the ratio.
    """

    packed: int = 0
    _unpacked: int = 0
    _files: int = 0
    _end: float = field(default_factory=lambda: time.monotonic() + SECONDS)

    def count_file(self) -> None:
        """Note one more file.

        Raises:
            RefusedError: If there are too many, or it takes too long.
        """
        self._files += 1
        if self._files > MOST_FILES:
            raise RefusedError("too-many", most=MOST_FILES)
        self._check_time()

    def unpack(self, size: int) -> None:
        """Note unpacked bytes.

        Raises:
            RefusedError: If they are too many, or it takes too long.
        """
        self._unpacked += size
        tight = self._unpacked > MOST_RATIO * max(self.packed, 1)
        if self._unpacked > MOST_UNPACKED or (self._unpacked > FREE_OF_RATIO and tight):
            raise RefusedError("too-large", most=MOST_UNPACKED // 1_000_000)
        self._check_time()

    def read(self, stream: IO[bytes], most: int = LARGEST_FILE) -> bytes:
        """Read all of a stream.

        Raises:
            RefusedError: If there is more of it than ``most`` bytes, or than is left.
        """
        parts, size = [], 0
        while chunk := stream.read(_CHUNK):
            size += len(chunk)
            self.unpack(len(chunk))
            if size > most:
                raise RefusedError("file-too-large", most=most // 1_000_000)
            parts.append(chunk)
        return b"".join(parts)

    def _check_time(self) -> None:
        if time.monotonic() > self._end:
            raise RefusedError("too-slow", most=int(SECONDS))


class CountedStream:
    """A stream whose bytes are counted against a budget as they are unpacked."""

    def __init__(self, stream: IO[bytes], budget: Budget) -> None:
        self._stream, self._budget = stream, budget

    def read(self, size: int = -1) -> bytes:
        """Read some bytes, never more than a chunk at a time."""
        chunk = self._stream.read(_CHUNK if size < 0 else size)
        self._budget.unpack(len(chunk))
        return chunk
