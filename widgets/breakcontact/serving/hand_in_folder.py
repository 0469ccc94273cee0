"""The folder in which hand-ins from phones lie: one learner cannot read or replace another's."""

from __future__ import annotations

import hashlib
import json
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from string import ascii_uppercase
from typing import Any, Final

from breakcontact.errors import BreakContactError
from breakcontact.files import replace_file, sync_folder
from breakcontact.quiz import QuizDefinition, make_receipt, read_responses
from breakcontact.quiz.responses import LARGEST_FILE

LONGEST_NAME: Final = 60
"""The most characters of a learner's name."""
MOST_LEARNERS: Final = 2000
"""The most learners who can hand in one quiz."""
MOST_HAND_INS: Final = 50
"""The most hand-ins of one learner to one quiz; someone who changes an answer needs a few."""
EARLIER: Final = ".all"
"""The folder in which every hand-in is kept, and which device owns a name."""

_UNSAFE = re.compile(r'[\x00-\x1f\x7f-\x9f\s/\\:*?"<>|+.]+')
_LETTERS: Final = ascii_uppercase[1:]
"""What tells people of one name apart; a number would be taken for that of a copy."""
_DEVICE = re.compile(r"[0-9a-f]{32}")


class RefusedError(Exception):
    """A hand-in was not taken; the text names the reason, as ``web.serve.refused`` labels do."""


@dataclass(frozen=True, slots=True)
class Received:
    """A hand-in that is on the disk.

    Attributes:
        name: The name of its file without the quiz, such as ``Kari``.
        slug: The quiz.
        receipt: The receipt of its answers.
        is_new: Whether this learner had not handed in the quiz before.
    """

    name: str
    slug: str
    receipt: str
    is_new: bool


@dataclass
class HandInFolder:
    """Takes hand-ins into ``<folder>/<slug>/<name>_<slug>.responses.json``.

    The first device to hand in under a name or a code owns it. Another device with the same gets a
    file of its own, such as ``Kari B``, so that nothing is replaced and the teacher sees both.

    Args:
        folder: Where to.
        definitions: The quizzes that can be handed in, by slug.
        learners: Names by code; empty if learners give a name.

    Raises:
        BreakContactError: If the folder cannot be used.
    """

    folder: Path
    definitions: Mapping[str, QuizDefinition]
    learners: Mapping[str, str] = field(default_factory=dict)
    _owners: dict[str, dict[str, str]] = field(default_factory=dict, init=False)

    def __post_init__(self) -> None:
        try:
            for slug in self.definitions:
                (self.folder / slug).mkdir(parents=True, exist_ok=True)
                (self.folder / EARLIER / slug).mkdir(parents=True, exist_ok=True)
        except OSError as error:
            reason = error.strerror or "the disk refused"
            raise BreakContactError(f"{self.folder} cannot be used: {reason}.") from None
        self._owners = {slug: self._read_owners(slug) for slug in self.definitions}

    def take(self, hand_in: Any) -> Received:
        """Take a hand-in; when this returns, it is on the disk.

        Args:
            hand_in: What the page sent: ``slug``, ``who``, ``device`` and ``text``.

        Raises:
            RefusedError: If it is not taken.
        """
        slug, who, device, text = _read_fields(hand_in)
        if slug not in self.definitions:
            raise RefusedError("quiz")
        name = self._find_name(slug, who, device)
        content = text.encode(errors="replace")
        if len(content) > LARGEST_FILE:
            raise RefusedError("large")
        path = self.folder / slug / f"{name}_{slug}.responses.json"
        try:
            return self._write(path, name, slug, content)
        except OSError:
            raise RefusedError("disk") from None

    def count(self) -> dict[str, int]:
        """How many learners have handed in, by slug."""
        return {
            slug: sum(1 for _ in (self.folder / slug).glob(f"*_{slug}.responses.json"))
            for slug in self.definitions
        }

    def _write(self, path: Path, name: str, slug: str, content: bytes) -> Received:
        definition = self.definitions[slug]
        is_new = not path.exists()
        if is_new or path.read_bytes() != content:
            earlier = self.folder / EARLIER / slug
            number = 1 + sum(
                1 for _ in earlier.glob(f"{_glob(name)}_[0-9][0-9][0-9].responses.json")
            )
            if number > MOST_HAND_INS:
                raise RefusedError("often")
            # Read before anything is replaced: what cannot be read never replaces what can.
            arrived = earlier / f"{name}_{number:03}.responses.json"
            replace_file(arrived, content, durable=True)
            found = read_responses(arrived, definition)
            if found.state != "read":
                arrived.unlink()
                raise RefusedError("answers")
            replace_file(path, content, durable=True)
            sync_folder(earlier)
            sync_folder(path.parent)
        answers = read_responses(path, definition).answers
        return Received(name, slug, make_receipt(definition, answers), is_new)

    def _find_name(self, slug: str, who: str, device: str) -> str:
        """The beginning of the file's name."""
        if self.learners:
            learner = self.learners.get(normalize_code(who))
            if learner is None:
                raise RefusedError("code")
            who = learner
        name = make_file_name(who)
        if not name:
            raise RefusedError("name")
        owners = self._owners[slug]
        for letter in ("", *_LETTERS):
            candidate = f"{name} {letter}" if letter else name
            # Two names that differ in case alone are one file on some systems.
            key = candidate.casefold()
            if owners.get(key) == device:
                return candidate
            if key not in owners:
                self._own(slug, key, device)
                return candidate
        raise RefusedError("name")

    def _own(self, slug: str, key: str, device: str) -> None:
        owners = self._owners[slug]
        if len(owners) >= MOST_LEARNERS:
            raise RefusedError("full")
        text = json.dumps({**owners, key: device}, ensure_ascii=False, indent=1)
        try:
            replace_file(self._owners_file(slug), text.encode(), durable=True)
        except OSError:
            raise RefusedError("disk") from None
        owners[key] = device

    def _read_owners(self, slug: str) -> dict[str, str]:
        path = self._owners_file(slug)
        try:
            found = json.loads(path.read_text(encoding="utf-8"))
            return {str(key): str(device) for key, device in found.items()}
        except FileNotFoundError:
            return {}
        except (OSError, ValueError, AttributeError):
            raise BreakContactError(
                f"{path} is damaged. It says which device each name belongs to. Move it away; "
                "names then belong to the devices that hand in next."
            ) from None

    def _owners_file(self, slug: str) -> Path:
        return self.folder / EARLIER / slug / "devices.json"


def make_file_name(name: str) -> str:
    """A name as the beginning of a file's name: composed, without what file systems forbid."""
    composed = unicodedata.normalize("NFC", name)
    visible = "".join(
        c for c in composed if unicodedata.category(c) not in ("Cc", "Cf", "Cs", "Co")
    )
    plain = _UNSAFE.sub(" ", visible).strip(" -_")[:LONGEST_NAME].rstrip(" -_")
    # A number after a hyphen is what browsers add to a copy, and would not count as part of a name.
    return re.sub(r"-(?=\d+$)", " ", plain)


def normalize_code(code: str) -> str:
    """A code as it is compared: capitals and figures alone."""
    return "".join(c for c in code.upper() if c.isalnum())


def _read_fields(hand_in: Any) -> tuple[str, str, str, str]:
    fields = [hand_in.get(name) if isinstance(hand_in, dict) else None for name in _FIELDS]
    if not all(isinstance(each, str) for each in fields):
        raise RefusedError("answers")
    slug, who, device, text = (str(each) for each in fields)
    if not _DEVICE.fullmatch(device):
        raise RefusedError("answers")
    return slug, who, hashlib.sha256(device.encode()).hexdigest()[:32], text


_FIELDS = ("slug", "who", "device", "text")


def _glob(name: str) -> str:
    return re.sub(r"([*?[])", r"[\1]", name)
