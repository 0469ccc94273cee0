"""Pseudonyms: made-up names that are always the same for the same learner."""

from __future__ import annotations

import hashlib
import hmac
import os
import secrets
from pathlib import Path

from breakcontact.errors import BreakContactError

_KEY_LENGTH = 32


class Pseudonyms:
    """Gives learners made-up names that only a secret key connects to their ids.

    A plain hash would not be enough: ids are few and easy to guess, so anyone could hash them all.

    Args:
        key_file: Where the key is kept; it is created if it does not exist.

    Raises:
        BreakContactError: If the key cannot be read or made.
    """

    def __init__(self, key_file: Path) -> None:
        try:
            self._key = key_file.read_bytes() if key_file.exists() else _make_key(key_file)
        except OSError as error:
            raise BreakContactError(
                f"The key of the pseudonyms could not be read or made: {key_file}: "
                f"{error.strerror}."
            ) from error
        if len(self._key) != _KEY_LENGTH:
            raise BreakContactError(
                f"{key_file} is not a key of ours. Delete it to get a new one: learners then get "
                "other names than in tables you have exported before."
            )

    def name_of(self, student: str) -> str:
        """The made-up name of a learner."""
        digest = hmac.new(self._key, student.encode(), hashlib.sha256).hexdigest()
        return f"learner-{digest[:10]}"


def _make_key(key_file: Path) -> bytes:
    key = secrets.token_bytes(_KEY_LENGTH)
    descriptor = os.open(key_file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(key)
    return key
