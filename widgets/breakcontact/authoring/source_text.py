"""Read untrusted text files: up to a maximum size, and never from a pipe or a device."""

from __future__ import annotations

import errno
from pathlib import Path

from breakcontact.authoring.problems import Problem, UnreadableError
from breakcontact.files import NotPlainError, TooLargeError, read_bounded

LARGEST_FILE = 1_000_000
"""The most bytes; a long scenario has a tenth of it."""

_LARGEST_SHOWN = "1 MB"


def read_text(path: Path, file: str | None = None) -> str:
    """Read a text file.

    Args:
        path: The file.
        file: Its name in problems, if that is not the path.

    Raises:
        UnreadableError: If it is missing, not an ordinary file, too large or not UTF-8.
    """
    name = str(path) if file is None else file
    try:
        content = read_bounded(path, LARGEST_FILE, follow_links=True)
    except FileNotFoundError:
        raise _unreadable(name, "There is no such file.") from None
    except TooLargeError:
        raise _unreadable(name, f"The file is larger than {_LARGEST_SHOWN}; split it.") from None
    except NotPlainError as error:
        sentence = "This is a folder; name the files in it."
        if error.errno != errno.EISDIR:
            sentence = "The file cannot be read: it is a device or a pipe, not a file."
        raise _unreadable(name, sentence) from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise _unreadable(name, f"The file cannot be read: {reason}.") from None
    return decode_text(content, name)


def decode_text(content: bytes, file: str) -> str:
    """Decode UTF-8 text.

    Raises:
        UnreadableError: At the first byte that is not valid UTF-8, or at a zero byte.
    """
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line, column = _place(content[: error.start])
        sentence = (
            f"The byte 0x{content[error.start]:02X} is not UTF-8; save the file with that encoding."
        )
        raise UnreadableError(Problem(file, line, column, "BC102", sentence)) from None
    nul = content.find(b"\0")
    if nul >= 0:
        line, column = _place(content[:nul])
        sentence = "There is a zero byte here: this is not a text file, or it is saved as UTF-16."
        raise UnreadableError(Problem(file, line, column, "BC102", sentence))
    return text


def _place(before: bytes) -> tuple[int, int]:
    line_start = before.rfind(b"\n") + 1
    column = len(before[line_start:].decode("utf-8-sig", errors="replace")) + 1
    return before.count(b"\n") + 1, column


def _unreadable(file: str, sentence: str) -> UnreadableError:
    return UnreadableError(Problem(file, 1, 1, "BC101", sentence))
